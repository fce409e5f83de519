/** What is told to phones of conversations: by name, since a text has no lists to choose from. */
import { foldName, type Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ConversationRow } from "./present.ts";
import { findMembership, findNamed, findNamedById } from "./queries.ts";
import { findOpenToPhones } from "./list-queries.ts";

type Db = Kysely<Tables>;
export type Place = Pick<ConversationRow, "id" | "name" | "kind" | "members">;

const MOST_LISTED = 30;

/** The conversation of that name, if this person may come in by text; for somebody new `person` is null. */
export async function findForPhone(
  db: Db,
  name: string,
  person: Id | null,
): Promise<Place | undefined> {
  // PostgreSQL can hold no NUL, so nothing is called by one.
  const row = name.includes("\0") ? undefined : await findNamed(db, foldName(name));
  if (!row?.phones) return undefined;
  if (row.access === "open") return row;
  const membership = person === null ? undefined : await findMembership(db, row.id, person);
  return membership && row;
}

/** The names of those that anybody may come into by text, the last written in first. */
export async function openToPhones(db: Db): Promise<string[]> {
  const rows = await findOpenToPhones(db, MOST_LISTED);
  return rows.map(({ name }) => name!);
}

/** Undefined for one that has ended. */
export async function placeOf(db: Db, conversation: Id): Promise<Place | undefined> {
  const [row] = await findNamedById(db, [conversation]);
  return row;
}

/** The names of these that have one, in the order given. */
export async function namesOf(db: Db, conversations: Id[]): Promise<string[]> {
  const rows = await findNamedById(db, conversations);
  const byId = new Map(rows.map(({ id, name }) => [id, name]));
  return conversations.flatMap((id) => byId.get(id) ?? []);
}
