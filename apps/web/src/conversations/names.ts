import { useMe, useParley, useParleyState, usePerson, type State } from "@parley/client";
import type { Contact, Id, MyConversation, Person } from "@parley/protocol";
import { useEffect } from "react";
import { useWords, type Words } from "../words/words.tsx";

type PersonName = Pick<Person, "id" | "displayName">;

/** What the reader calls somebody: the private name they gave them, or else their own. */
function nameOf(person: PersonName, contacts: State["contacts"]): string {
  return privateNames(contacts?.contacts ?? none).get(person.id) ?? person.displayName;
}

/** What a conversation is called on a screen: "#tools", "pizza", "Ana". */
function titleOf(
  info: MyConversation,
  contacts: State["contacts"],
  me: Id | undefined,
  say: Words["say"],
): string {
  if (info.kind === "channel") return `#${info.name ?? ""}`;
  if (info.kind === "group") return info.name ?? "";
  if (!info.with) return say("conversation.somebody");
  return info.with.id === me ? say("conversation.notes") : nameOf(info.with, contacts);
}

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

const none: readonly Contact[] = [];
const known = new WeakMap<readonly Contact[], Map<Id, string>>();

function privateNames(contacts: readonly Contact[]): Map<Id, string> {
  let names = known.get(contacts);
  if (!names) {
    names = new Map();
    for (const { person, name } of contacts) if (name) names.set(person.id, name);
    known.set(contacts, names);
  }
  return names;
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

/** Keeps a name's own direction from reordering the sentence that it is put into. */
export const isolate = (name: string) => `\u2068${name}\u2069`;
