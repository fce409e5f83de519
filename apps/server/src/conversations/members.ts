import { foldName, limits, type Id, type Member } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { seatsOf } from "../seats/seats.ts";
import { loadReadable } from "./load.ts";
import { pageWhere, type Paged } from "./page.ts";
import { presentMember, type MembershipRow } from "./present.ts";
import { findMembers } from "./list-queries.ts";

/** Who is in a conversation or asked to be; with `q`, those who have it in a name. */
export async function listMembers(
  { database: { db } }: Parts,
  asker: Id,
  conversation: Id,
  { q, after = 0 }: { q?: string | undefined; after?: number | undefined },
): Promise<Paged<Member>> {
  await loadReadable(db, asker, conversation);
  const wanted = foldName(q ?? "").replace(/^@/, "");
  const { items, next } = await pageWhere({
    size: limits.itemsPerPage,
    after,
    read: (from, count) => findMembers(db, conversation, wanted, from, count),
    fits: (row) => row.username?.includes(wanted) || foldName(row.display_name).includes(wanted),
    numberOf: (row) => row.person_id,
  });
  return { items: await presentMembers(db, conversation, items), ...next };
}

/** Members of one conversation, each with who they are and whether they take part by text. */
export async function presentMembers(
  db: Kysely<Tables>,
  conversation: Id,
  rows: MembershipRow[],
): Promise<Member[]> {
  const ids = rows.map((row) => row.person_id);
  const [people, seats] = await Promise.all([loadPeople(db, ids), seatsOf(db, conversation, ids)]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const seated = new Set(seats.map((seat) => seat.person_id));
  return rows.map((row) => presentMember(row, byId.get(row.person_id)!, seated.has(row.person_id)));
}
