import type { Id, Person } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { presentPerson } from "./present.ts";
import { metPeople, pastPeople } from "./queries.ts";

/**
 * Of these people, those whom `me` may know of: from conversations, past messages and events in them
 * included, contacts, requests and blocks. Ids of others are answered like ids of nobody.
 */
export async function seenAmong(db: Kysely<Tables>, me: Id, ids: Id[]): Promise<Person[]> {
  const met = await metPeople(db, me, ids);
  const found = new Set(met.map((row) => row.id));
  // History is searched for few if any: nearly everybody is still in #general.
  const past = await pastPeople(
    db,
    me,
    ids.filter((id) => !found.has(id)),
  );
  return [...met, ...past].map(presentPerson);
}
