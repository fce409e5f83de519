import type { Id } from "@parley/protocol";
import type { Kysely, Updateable } from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { ConversationTable, Tables } from "../database/tables.ts";
import type { ConversationRow, EventRow } from "./present.ts";

type Db = Kysely<Tables>;

/** What an event may change in its conversation's own row. */
export type ConversationChanges = Pick<
  Updateable<ConversationTable>,
  "name" | "name_key" | "topic" | "access" | "phones"
> & { gain?: number };

/** Takes the next `ver`, with the row, and writes what comes with it. */
export function advance(
  tx: Tx,
  id: Id,
  { gain = 0, ...changes }: ConversationChanges,
): Promise<Pick<ConversationRow, "last_ver" | "last_seq" | "members"> | undefined> {
  return tx
    .updateTable("conversation")
    .set((eb) => ({
      ...changes,
      last_ver: eb("last_ver", "+", 1),
      members: eb("members", "+", gain),
    }))
    .where("id", "=", id)
    .returning(["last_ver", "last_seq", "members"])
    .executeTakeFirst();
}

export async function insertEvent(tx: Tx, row: EventRow): Promise<void> {
  await tx.insertInto("event").values(row).execute();
}

/** Events after a version, in order; of many, the newest `limit`. */
export async function eventsAfter(
  db: Db,
  conversation: Id,
  ver: number,
  limit: number,
): Promise<EventRow[]> {
  const rows = await db
    .selectFrom("event")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("ver", ">", ver)
    .orderBy("ver", "desc")
    .limit(limit)
    .execute();
  return rows.toReversed();
}

/** How far each conversation has come. */
export async function headsOf(db: Db, conversations: Id[]): Promise<Map<Id, number>> {
  if (conversations.length === 0) return new Map();
  const rows = await db
    .selectFrom("conversation")
    .select(["id", "last_ver"])
    .where("id", "in", conversations)
    .execute();
  return new Map(rows.map((row) => [row.id, row.last_ver]));
}

/** A crowd that joins between two messages must not make a page of history endless. */
const EVENTS_PER_PAGE = 200;

/** Events that stand after the messages `from` to `to`, in order; of many, the newest. */
export async function eventsBetween(
  db: Db,
  conversation: Id,
  from: number,
  to: number,
): Promise<EventRow[]> {
  const rows = await db
    .selectFrom("event")
    .selectAll()
    .where("conversation_id", "=", conversation)
    .where("seq", ">=", from)
    .where("seq", "<=", to)
    .orderBy("seq", "desc")
    .orderBy("ver", "desc")
    .limit(EVENTS_PER_PAGE)
    .execute();
  return rows.toReversed();
}
