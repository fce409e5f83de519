import { nameOf, titleOf, useMe, useParley, useParleyState, usePerson } from "@parley/client";
import type { Id, MyConversation, Person } from "@parley/protocol";
import { useEffect } from "react";
import { useWords } from "../words/words.tsx";

type PersonName = Pick<Person, "id" | "displayName">;

/** `nameOf` for whoever draws many names. */
export function useNames(): (person: PersonName) => string {
  const contacts = useParleyState((state) => state.contacts);
  return (person) => nameOf(person, contacts);
}

export function useTitles(): (info: MyConversation) => string {
  const contacts = useParleyState((state) => state.contacts);
  const me = useMe();
  const { say } = useWords();
  return (info) => titleOf(info, contacts, me?.id, say);
}

/** Somebody by id, asked for while unknown. */
export function useKnown(id: Id): Person | undefined {
  const parley = useParley();
  const person = usePerson(id);
  const unknown = person === undefined && id > 0;
  useEffect(() => {
    if (unknown) parley.need([id]);
  }, [parley, id, unknown]);
  return person;
}
