import { limits, type Id, type Reply, type endpoints } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { timeOf } from "../time.ts";
import { presentMessage } from "./present.ts";
import { mentionsOf } from "./queries.ts";

/** The messages that mention somebody, newest first. */
export async function listMentions(
  { database: { db } }: Parts,
  person: Id,
  before: string | undefined,
): Promise<Reply<typeof endpoints.listMentions>> {
  const beforeMs = before === undefined ? null : Date.parse(before);
  const rows = await mentionsOf(db, person, beforeMs, limits.itemsPerPage);
  const people = await loadPeople(db, new Set(rows.map((row) => row.sender_id)));
  const last = rows.at(-1);
  return {
    items: rows.map(presentMessage),
    people,
    ...(last && rows.length === limits.itemsPerPage ? { next: timeOf(last.at) } : {}),
  };
}
