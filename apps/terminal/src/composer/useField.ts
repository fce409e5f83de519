import { useDraft, useParley, type Parley } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useMemo, useReducer } from "react";
import { editorOf, type Editor } from "../readline/editor.ts";

/** What is being written: the draft, or while a message is edited, its text. */
export interface Field {
  /** As it is now, and not as it was drawn last. */
  now: () => Editor;
  /** Answers whether that made a difference. */
  change: (next: (before: Editor) => Editor) => boolean;
  /** Other words instead, the cursor behind them. */
  put: (text: string) => void;
}

/**
 * The draft is the account's: what another window writes appears here, and stays when this one is closed. What an
 * edit makes of a message lies beside it. `edited` is the message being edited, with the words it had.
 */
export function useField(id: Id, edited: { seq: number; body: string } | null): [Editor, Field] {
  const parley = useParley();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  // Drawn anew when another window writes.
  useDraft(id);
  const papers = papersOf(parley);
  const field = useMemo(() => {
    const read = () => papers.read(parley, id, edited);
    const write = (editor: Editor) => {
      papers.write(parley, id, edited, editor);
      draw();
    };
    return {
      now: read,
      change(next: (before: Editor) => Editor) {
        const before = read();
        const after = next(before);
        if (after === before) return false;
        write(after);
        return true;
      },
      put: (text: string) => write(editorOf(text, text.length, read().cuts)),
    };
    // The message may change while it is edited; whoever edits goes on from the words they had.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [parley, papers, id, edited?.seq]);
  return [field.now(), field];
}

type Edited = { seq: number; body: string } | null;

/** The cursor and what can be undone of each draft, and of the message being edited. */
class Papers {
  readonly #drafts = new Map<Id, Editor>();
  #edit: { of: string; editor: Editor } | null = null;
  /** What was cut in one conversation can be put into another. */
  #cuts: readonly string[] = [];

  read(parley: Parley, id: Id, edited: Edited): Editor {
    if (edited) return this.#editorOf(`${id} ${edited.seq}`, edited.body);
    this.#edit = null;
    const text = parley.state.get().drafts.get(id) ?? "";
    const kept = this.#drafts.get(id);
    if (kept?.text === text && kept.cuts === this.#cuts) return kept;
    const editor =
      kept?.text === text ? { ...kept, cuts: this.#cuts } : editorOf(text, text.length, this.#cuts);
    this.#drafts.set(id, editor);
    return editor;
  }

  #editorOf(message: string, body: string): Editor {
    if (this.#edit?.of !== message)
      this.#edit = { of: message, editor: editorOf(body, body.length, this.#cuts) };
    return this.#edit.editor;
  }

  write(parley: Parley, id: Id, edited: Edited, editor: Editor): void {
    this.#cuts = editor.cuts;
    if (edited) {
      this.#edit = { of: `${id} ${edited.seq}`, editor };
      return;
    }
    this.#drafts.set(id, editor);
    if ((parley.state.get().drafts.get(id) ?? "") !== editor.text) parley.setDraft(id, editor.text);
  }
}

const known = new WeakMap<Parley, Papers>();

function papersOf(parley: Parley): Papers {
  const papers = known.get(parley) ?? new Papers();
  known.set(parley, papers);
  return papers;
}
