import { nameOf, titleOf, useMe, useParley, useParleyState, type State } from "@parley/client";
import type { Id, MyConversation, Person } from "@parley/protocol";
import { useEffect, useMemo } from "react";
import { harmlessName } from "../safe/harmless.ts";
import { useWords } from "../words/useWords.ts";
import type { Words } from "../words/words.ts";

type PersonName = Pick<Person, "id" | "displayName">;

/** What everybody and everything is called here, fit to be drawn. */
export interface Names {
  of: (person: PersonName) => string;
  /** Somebody by id; "Somebody" while unknown, "You" for the reader. */
  ofId: (id: Id) => string;
  title: (info: MyConversation) => string;
  person: (id: Id) => Person | undefined;
  me: Id | undefined;
}

export function namesIn(
  { contacts, people, me }: Pick<State, "contacts" | "people" | "me">,
  { say }: Pick<Words, "say">,
): Names {
  const of = (person: PersonName) => harmlessName(nameOf(person, contacts));
  return {
    of,
    ofId(id) {
      if (id === me?.id) return say("message.you");
      const person = people.get(id);
      return person ? of(person) : say("message.somebody");
    },
    title: (info) => harmlessName(titleOf(info, contacts, me?.id, say)),
    person: (id) => people.get(id),
    me: me?.id,
  };
}

export function useNames(): Names {
  const contacts = useParleyState((state) => state.contacts);
  const people = useParleyState((state) => state.people);
  const me = useMe();
  const words = useWords();
  return useMemo(() => namesIn({ contacts, people, me }, words), [contacts, people, me, words]);
}

/** Asks for those not known yet. */
export function useNeed(people: readonly Id[]): void {
  const parley = useParley();
  const known = useParleyState((state) => state.people);
  const missing = [...new Set(people.filter((id) => id > 0 && !known.has(id)))].join();
  useEffect(() => {
    if (missing !== "") parley.need(missing.split(",").map(Number));
  }, [parley, missing]);
}
