import { useParley, type ConversationState } from "@parley/client";
import { useEffect, useState } from "react";
import type { Editor } from "../readline/editor.ts";
import { replace } from "../readline/editor.ts";
import { useWords } from "../words/useWords.ts";
import { offersAt, type Offers } from "./offers.ts";
import type { Field } from "./useField.ts";

/** Being tried out, one after the other, in the place of what was typed. */
interface Turn {
  /** What was typed, to come back to. */
  typed: Editor;
  found: Offers;
  chosen: number;
  /** What is written now: anything else ends it. */
  made: Editor;
}

export interface OffersOpen extends Offers {
  chosen: number;
  turning: boolean;
}

export interface OfferActs {
  open: OffersOpen | null;
  /** Tab: the first, and then the next. False when there is nothing to complete. */
  turn: (by: 1 | -1) => boolean;
  /** Enter: takes the one that is chosen. False when nothing is open, or it is written out already. */
  take: () => boolean;
  /** Esc: what was typed stays as it was. */
  close: () => boolean;
}

/** What is offered while a word is typed. Commands are none where a message is edited. */
export function useOffers(
  conversation: ConversationState,
  field: Field,
  isEditing: boolean,
): OfferActs {
  const parley = useParley();
  const words = useWords();
  const [turning, setTurning] = useState<Turn | null>(null);
  /** The list was closed over these words and stays closed until they are others. */
  const [closed, setClosed] = useState<string | null>(null);

  const editor = field.now();
  const turn = turning?.made === editor ? turning : null;
  const found = turn?.found ?? (closed === editor.text ? null : look(editor));
  const open = found && { ...found, chosen: turn?.chosen ?? 0, turning: turn !== null };

  const needsMembers = conversation.members === null && /[@＠]/u.test(editor.text);
  const { id } = conversation.info;
  useEffect(() => {
    // Without them nobody is offered, and a mention can still be typed.
    if (needsMembers) parley.members(id).catch(() => undefined);
  }, [parley, id, needsMembers]);

  function look({ text, at }: Editor): Offers | null {
    if (isEditing && text.startsWith("/")) return null;
    return offersAt(text, at, conversation, parley.state.get(), words);
  }

  function put(typed: Editor, from: Offers, chosen: number): Editor {
    const after = typed.text.slice(from.end);
    const { text } = from.offers[chosen]!;
    const made = replace(
      typed,
      from.start,
      from.end,
      after.startsWith(" ") ? text.trimEnd() : text,
    );
    field.change(() => made);
    return made;
  }

  return {
    open,
    turn(by) {
      const from = turn?.found ?? look(editor);
      if (!from) return false;
      const typed = turn?.typed ?? editor;
      const count = from.offers.length;
      const chosen = turn ? (turn.chosen + by + count) % count : by === 1 ? 0 : count - 1;
      const made = put(typed, from, chosen);
      setTurning(count === 1 ? null : { typed, found: from, chosen, made });
      if (count === 1) setClosed(made.text);
      return true;
    },
    take() {
      if (!open || (!turn && open.isWhole)) return false;
      const made = turn ? editor : put(editor, open, open.chosen);
      setTurning(null);
      setClosed(made.text);
      return true;
    },
    close() {
      if (!open) return false;
      if (turn) field.change(() => turn.typed);
      setTurning(null);
      setClosed((turn?.typed ?? editor).text);
      return true;
    },
  };
}
