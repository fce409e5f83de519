import type { Id } from "@parley/protocol";
import { sql, type Insertable, type Kysely, type Selectable } from "kysely";
import { firstIdAt } from "../../database/new-id.ts";
import type { Tables } from "../../database/tables.ts";
import type { DeliveryTable, TextTable } from "../../database/text-tables.ts";
import { EXPIRED } from "../codes.ts";
import { FARTHEST_MS } from "./policy.ts";

type Db = Kysely<Tables>;
export type TextRow = Selectable<TextTable>;

/** A statement takes only so many parameters. */
const ROWS_AT_ONCE = 500;

export async function insertTexts(tx: Db, rows: Insertable<TextTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const part = rows.slice(start, start + ROWS_AT_ONCE);
    await tx.insertInto("text").values(part).execute();
  }
}

/** False when another node was quicker to take its id. */
export async function insertText(tx: Db, row: Insertable<TextTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("text")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** What is known of a message already stays; what told of it last does not. */
export async function putDeliveries(tx: Db, rows: Insertable<DeliveryTable>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await tx
      .insertInto("delivery")
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflict((conflict) =>
        conflict.columns(["conversation_id", "seq", "person_id"]).doUpdateSet((e) => ({
          told_by: e.ref("excluded.told_by"),
          edition: e.ref("excluded.edition"),
        })),
      )
      .execute();
  }
}

/**
 * The first text that waits at each number that may send now; none behind one to the same phone whose
 * fate is not known, since a phone gets its texts in order.
 */
export async function readyTexts(db: Db, nowMs: number, limit: number): Promise<TextRow[]> {
  const farthest = nowMs + FARTHEST_MS;
  const { rows } = await sql<TextRow>`
    select t.* from number n join text t on t.id = (
      select min(first.id) from text first
      where first.number = n.number and first.state = 'pending'
        and (first.not_before <= ${nowMs} or first.not_before > ${farthest})
        and not exists (
          select 1 from text before
          where before.number = first.number and before.phone = first.phone
            and before.state = 'submitting')
        and not exists (
          select 1 from text before
          where before.number = first.number and before.phone = first.phone
            and before.state = 'unknown'))
    where n.next_at <= ${nowMs} or n.next_at > ${farthest}
    order by t.id limit ${limit}`.execute(db);
  return rows;
}

/** When the first text of some number may go: null when nothing waits. */
export async function nextTextAt(db: Db): Promise<number | null> {
  // Of each number the first alone: all that wait would be read again and again.
  const { rows } = await sql<{ at: number | null }>`
    select min(case when t.not_before > n.next_at then t.not_before else n.next_at end) as at
    from number n join text t on t.id = (
      select min(first.id) from text first
      where first.number = n.number and first.state = 'pending')`.execute(db);
  return rows[0]?.at ?? null;
}

export async function ensureNumbers(db: Db, numbers: readonly string[]): Promise<void> {
  await db
    .insertInto("number")
    .values(numbers.map((number) => ({ number })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Marks a text as being sent; false when somebody else was quicker. */
export async function claimText(tx: Db, id: Id, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("text")
    .set((e) => ({
      state: "submitting",
      submitted_at: nowMs,
      changed_at: nowMs,
      attempts: e("attempts", "+", 1),
    }))
    .where("id", "=", id)
    .where("state", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function setNextAt(tx: Db, number: string, nextAt: number): Promise<void> {
  await tx.updateTable("number").set({ next_at: nextAt }).where("number", "=", number).execute();
}

/** Changes a text that is still in that state; false when somebody else has moved it on. */
export async function moveText(
  tx: Db,
  { id, state }: Pick<TextRow, "id" | "state">,
  changes: Partial<Omit<TextRow, "id">>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("text")
    .set(changes)
    .where("id", "=", id)
    .where("state", "=", state)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export function textById(db: Db, id: Id): Promise<TextRow | undefined> {
  return db.selectFrom("text").selectAll().where("id", "=", id).executeTakeFirst();
}

export function textBySid(db: Db, sid: string): Promise<TextRow | undefined> {
  return db.selectFrom("text").selectAll().where("sid", "=", sid).executeTakeFirst();
}

export async function knownSids(db: Db, sids: string[]): Promise<Set<string>> {
  if (sids.length === 0) return new Set();
  const rows = await db.selectFrom("text").select("sid").where("sid", "in", sids).execute();
  return new Set(rows.map((row) => row.sid!));
}

export function textsInState(
  db: Db,
  state: TextRow["state"],
  changedBefore: number,
  limit: number,
): Promise<TextRow[]> {
  return db
    .selectFrom("text")
    .selectAll()
    .where("state", "=", sql.lit(state))
    .where((e) =>
      e.or([
        e("changed_at", "<=", changedBefore),
        e("changed_at", ">", changedBefore + FARTHEST_MS),
      ]),
    )
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Texts that Twilio took and has not told the end of. For some it never does, so that the newer ones
 * have to have their turn, too.
 */
export function unreportedTexts(
  db: Db,
  wanted: { before: number; madeAfter: number; after: Id; limit: number },
): Promise<TextRow[]> {
  return (
    db
      .selectFrom("text")
      .selectAll()
      // Ids rise with time, and so the old ones need not be read.
      .where("id", ">", Math.max(wanted.after, firstIdAt(wanted.madeAfter)))
      .where("state", "in", ["accepted", "sending", "sent"])
      .where("sid", "is not", null)
      .where("changed_at", "<=", wanted.before)
      .orderBy("id")
      .limit(wanted.limit)
      .execute()
  );
}

/** What was being sent when its process ended: nobody knows whether it went. */
export async function orphanTexts(tx: Db, nowMs: number): Promise<void> {
  await tx
    .updateTable("text")
    .set({ state: "unknown", changed_at: nowMs })
    .where("state", "=", sql.lit("submitting"))
    .execute();
}

/** Texts nobody could send for so long that they would only confuse; answers their ids. */
export async function expireTexts(tx: Db, madeBefore: number, nowMs: number): Promise<Id[]> {
  const rows = await tx
    .updateTable("text")
    .set({ state: "failed", code: EXPIRED, changed_at: nowMs })
    .where("state", "=", sql.lit("pending"))
    .where("created_at", "<", madeBefore)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

export async function putObstacle(
  tx: Db,
  obstacle: { phone: string; scope: string; code: number; at: number },
): Promise<void> {
  const { code, at } = obstacle;
  await tx
    .insertInto("obstacle")
    .values(obstacle)
    .onConflict((conflict) => conflict.columns(["phone", "scope"]).doUpdateSet({ code, at }))
    .execute();
}

export async function spentOn(db: Db, day: string): Promise<number> {
  const row = await db
    .selectFrom("spending")
    .select("micros")
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.micros ?? 0;
}

export async function spend(tx: Db, day: string, micros: number): Promise<void> {
  await tx
    .insertInto("spending")
    .values({ day, micros })
    .onConflict((conflict) =>
      conflict.column("day").doUpdateSet({ micros: sql<number>`spending.micros + ${micros}` }),
    )
    .execute();
}
