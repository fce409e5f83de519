import { foldName, limits, type Id, type Member } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { loadReadable } from "./load.ts";
import { pageWhere, type Paged } from "./page.ts";
import { presentMember } from "./present.ts";
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
  const people = await loadPeople(
    db,
    items.map((row) => row.person_id),
  );
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    items: items.map((row) => presentMember(row, byId.get(row.person_id)!)),
    ...next,
  };
}
