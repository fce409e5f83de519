import { useDraft, useParley, type Parley } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useMemo, useReducer, useState } from "react";
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
  const [papers] = useState(() => new Papers());
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

/** The cursor and what can be undone, for each text that was written here. */
class Papers {
  readonly #editors = new Map<string, Editor>();
  #cuts: readonly string[] = [];

  read(parley: Parley, id: Id, edited: Edited): Editor {
    const name = nameOf(id, edited);
    const kept = this.#editors.get(name);
    const text = edited ? (kept?.text ?? edited.body) : (parley.state.get().drafts.get(id) ?? "");
    if (kept?.text === text) return kept;
    const editor = editorOf(text, text.length, this.#cuts);
    this.#editors.set(name, editor);
    return editor;
  }

  write(parley: Parley, id: Id, edited: Edited, editor: Editor): void {
    this.#cuts = editor.cuts;
    const before = this.read(parley, id, edited);
    this.#editors.set(nameOf(id, edited), editor);
    if (!edited && before.text !== editor.text) parley.setDraft(id, editor.text);
  }
}

const nameOf = (id: Id, edited: Edited) => (edited ? `${id} ${edited.seq}` : String(id));
