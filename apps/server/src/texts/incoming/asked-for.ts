import { displayName, limits, type Id } from "@parley/protocol";
import type { Place } from "../../conversations/for-phones.ts";
import { listMembers } from "../../conversations/members.ts";
import { newestMessages } from "../../messages/history.ts";
import type { Parts } from "../../parts.ts";
import { loadPeople } from "../../people/load.ts";
import { renamePhonePerson } from "../../people/phone-person.ts";
import type { Seated } from "./heard.ts";
import * as words from "./words-out.ts";

/** What WHO is answered with. */
export async function sayWho(
  parts: Parts,
  { person_id: person, conversation_id: conversation }: Seated,
  { name, members }: Place,
): Promise<string> {
  const { items } = await listMembers(parts, person, conversation, {});
  const joined = items.filter(({ state }) => state === "joined");
  const others = joined.filter((member) => member.person.id !== person);
  const names = others.map((member) => member.person.displayName);
  return words.who(name, ["you", ...names], members);
}

/** What LAST is answered with. */
export async function sayLast(
  { database: { db } }: Parts,
  { conversation_id: conversation, person_id: reader }: Seated,
  name: string | null,
  count: number,
): Promise<string> {
  const newest = await newestMessages(db, conversation, limits.messagesPerPage);
  const rows = newest.filter((row) => row.deleted_at === null).slice(-count);
  if (rows.length === 0) return words.nothingSaid(name);
  const people = await loadPeople(db, new Set(rows.map((row) => row.sender_id)));
  const nameOf = (id: Id) =>
    id === reader ? "You" : (people.find((person) => person.id === id)?.displayName ?? "");
  const lines = rows.map(({ sender_id, body, files }) => ({
    name: nameOf(sender_id),
    body: body.trim() === "" && files !== null ? words.somePicture : body,
  }));
  return words.last(lines, limits.textSegments);
}

/** What NAME is answered with. */
export async function rename(parts: Parts, person: Id, wanted: string | null): Promise<string> {
  const name = displayName.safeParse(wanted);
  if (!name.success) return words.nameWhat;
  const [known] = await loadPeople(parts.database.db, [person]);
  if (known?.kind !== "phone") return words.nameInApp;
  await renamePhonePerson(parts, person, name.data);
  return words.named(name.data);
}
