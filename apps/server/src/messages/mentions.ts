import { limits, type Id, type Reply, type endpoints } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { presentMessage, type MessageRow } from "./present.ts";
import { mentionsOf, type MentionPlace } from "./queries.ts";

/** The messages that mention somebody, newest first. */
export async function listMentions(
  { database: { db } }: Parts,
  person: Id,
  before: string | undefined,
): Promise<Reply<typeof endpoints.listMentions>> {
  const place = before === undefined ? null : placeIn(before);
  const rows = await mentionsOf(db, person, place, limits.itemsPerPage);
  const people = await loadPeople(db, new Set(rows.map((row) => row.sender_id)));
  const last = rows.at(-1);
  return {
    items: rows.map(presentMessage),
    people,
    ...(last && rows.length === limits.itemsPerPage ? { next: nextAfter(last) } : {}),
  };
}

const nextAfter = ({ at, conversation_id, seq }: MessageRow) => `${at}-${conversation_id}-${seq}`;

function placeIn(before: string): MentionPlace {
  // A time has letters in it. Before it is before everything of its moment.
  if (before.includes("T")) return [Date.parse(before), 0, 0];
  const [at, conversation, seq] = before.split("-").map(Number);
  return [at!, conversation!, seq!];
}
