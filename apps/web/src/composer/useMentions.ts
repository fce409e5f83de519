import {
  mentioning,
  peopleFor,
  queryAt,
  useMe,
  useParley,
  type ConversationState,
  type Query,
} from "@parley/client";
import type { Person } from "@parley/protocol";
import { useEffect, useState, type RefObject } from "react";
import type { Offers } from "./offerList.tsx";

export interface Mentions extends Offers {
  people: Person[];
  /** To be called when the caret may have moved. */
  look: () => void;
}

/** The people offered while a mention is being typed. */
export function useMentions(
  conversation: ConversationState,
  text: string,
  area: RefObject<HTMLTextAreaElement | null>,
  onChange: (text: string) => void,
): Mentions {
  const parley = useParley();
  const me = useMe();
  const { id } = conversation.info;
  const [looked, setQuery] = useState<Query | null>(null);
  const [chosen, setChosen] = useState(0);
  // The words may have become others since the caret was looked at: sent, or put back by a command.
  const query = looked && queryAt(text, looked.end)?.text === looked.text ? looked : null;
  const people = query ? peopleFor(query, conversation.members ?? [], me?.id ?? 0) : [];
  const open = people.length > 0;
  const wanted = query !== null && conversation.members === null;

  useEffect(() => {
    // Without the list nobody is offered, and a mention can still be typed.
    if (wanted) parley.members(id).catch(() => undefined);
  }, [parley, id, wanted]);

  function look() {
    const paper = area.current;
    if (!paper) return;
    const { selectionStart, selectionEnd, value } = paper;
    const next = selectionStart === selectionEnd ? queryAt(value, selectionStart) : null;
    if (next?.text !== query?.text) setChosen(0);
    setQuery(next);
  }

  function choose(index = chosen) {
    const person = people[index];
    if (!query || !person?.username) return;
    const [mentioned, caret] = mentioning(text, query, person.username);
    onChange(mentioned);
    setQuery(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(caret, caret);
    });
  }

  return {
    open,
    people,
    chosen,
    look,
    step: (by) => setChosen((chosen + by + people.length) % people.length),
    choose,
    close: () => setQuery(null),
  };
}
