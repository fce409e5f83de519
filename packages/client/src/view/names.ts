import type { Contact, Id, MyConversation, Person } from "@parley/protocol";
import type { State } from "../state.ts";
import type { Say } from "../words/say.ts";

type PersonName = Pick<Person, "id" | "displayName">;

/** What the reader calls somebody: the private name they gave them, or else their own. */
export function nameOf(person: PersonName, contacts: State["contacts"]): string {
  return privateNames(contacts?.contacts ?? none).get(person.id) ?? person.displayName;
}

/** What a conversation is called on a screen: "#tools", "pizza", "Ana". */
export function titleOf(
  info: MyConversation,
  contacts: State["contacts"],
  me: Id | undefined,
  say: Say,
): string {
  if (info.kind === "channel") return `#${info.name ?? ""}`;
  if (info.kind === "group") return info.name ?? "";
  if (!info.with) return say("conversation.somebody");
  return info.with.id === me ? say("conversation.notes") : nameOf(info.with, contacts);
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

/** Keeps a name's own direction from reordering the sentence that it is put into. */
export const isolate = (name: string) => `\u2068${name}\u2069`;
