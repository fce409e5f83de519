import type { Id } from "@parley/protocol";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { IncomingTextTable } from "../../database/text-tables.ts";

type Db = Kysely<Tables>;
export type IncomingRow = Selectable<IncomingTextTable>;

/** A text that is known already stays as it is: Twilio tells until it is answered. */
export async function keepIncoming(
  db: Db,
  row: Pick<IncomingRow, "sid" | "phone" | "number" | "form" | "at">,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("incoming_text")
    .values({ ...row, state: "new", attempts: 0 })
    .onConflict((conflict) => conflict.column("sid").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function knownIncoming(db: Db, sids: string[]): Promise<Set<string>> {
  if (sids.length === 0) return new Set();
  const rows = await db
    .selectFrom("incoming_text")
    .select("sid")
    .where("sid", "in", sids)
    .execute();
  return new Set(rows.map(({ sid }) => sid));
}

/** Those that wait, in the order they came. */
export function waitingTexts(db: Db, limit: number): Promise<IncomingRow[]> {
  return db
    .selectFrom("incoming_text")
    .selectAll()
    .where("state", "=", "new")
    .orderBy("at")
    .orderBy("sid")
    .limit(limit)
    .execute();
}

export async function countAttempts(db: Db, sid: string, attempts: number): Promise<void> {
  await db.updateTable("incoming_text").set({ attempts }).where("sid", "=", sid).execute();
}

/** What it said is in the conversation now, and nowhere else. */
export async function finish(db: Db, sid: string): Promise<void> {
  await db
    .updateTable("incoming_text")
    .set({ state: "done", form: null })
    .where("sid", "=", sid)
    .execute();
}

export async function putObstacle(
  db: Db,
  phone: string,
  scope: string,
  { code, at }: { code: number; at: number },
): Promise<void> {
  await db
    .insertInto("obstacle")
    .values({ phone, scope, code, at })
    .onConflict((conflict) => conflict.columns(["phone", "scope"]).doUpdateSet({ code, at }))
    .execute();
}

/** Answers whether any stood in the way. */
export async function dropObstacles(
  db: Db,
  phone: string,
  scopes: string[],
  codes: number[],
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("obstacle")
    .where("phone", "=", phone)
    .where("scope", "in", scopes)
    .where("code", "in", codes)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether a phone was told something, or just this, outside of any conversation since then. */
export async function wasToldSince(
  db: Db,
  phone: string,
  sinceMs: number,
  body?: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("text")
    .select("id")
    .where("phone", "=", phone)
    .where("kind", "=", "notice")
    .where("conversation_id", "is", null)
    .where("created_at", ">", sinceMs)
    .$if(body !== undefined, (told) => told.where("body", "=", body!))
    .executeTakeFirst();
  return row !== undefined;
}

/** What this phone was texted from that number in a conversation, newest first, and of which messages. */
export function textedLately(
  db: Db,
  { phone, number, conversation }: { phone: string; number: string; conversation: Id },
  limit: number,
): Promise<{ body: string; seq: number }[]> {
  return db
    .selectFrom("text as t")
    .innerJoin("delivery as d", "d.text_id", "t.id")
    .select(["t.body", "d.seq"])
    .where("t.phone", "=", phone)
    .where("t.number", "=", number)
    .where("t.kind", "=", "message")
    .where("d.conversation_id", "=", conversation)
    .orderBy("t.id", "desc")
    .orderBy("d.seq", "desc")
    .limit(limit)
    .execute();
}
