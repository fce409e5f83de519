import type { Id } from "@parley/protocol";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { ChallengeTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;
export type ChallengeRow = Selectable<ChallengeTable>;
export type Purpose = ChallengeRow["purpose"];

export async function insertChallenge(db: Db, row: Insertable<ChallengeTable>): Promise<void> {
  await db.insertInto("challenge").values(row).execute();
}

/** One that can still be answered. */
export function liveChallenge(
  db: Db,
  secretHash: string,
  nowMs: number,
): Promise<ChallengeRow | undefined> {
  return db
    .selectFrom("challenge")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .where("tries_left", ">", 0)
    .where("expires_at", ">", nowMs)
    .executeTakeFirst();
}

/**
 * Takes one try off a challenge that has any left, and answers what remains. In one statement, so
 * that guesses made at once cannot share a try.
 */
export function spendTry(
  db: Db,
  { secretHash, purpose, nowMs }: { secretHash: string; purpose: Purpose; nowMs: number },
): Promise<ChallengeRow | undefined> {
  return db
    .updateTable("challenge")
    .set((e) => ({ tries_left: e("tries_left", "-", 1) }))
    .where("secret_hash", "=", secretHash)
    .where("purpose", "=", purpose)
    .where("tries_left", ">", 0)
    .where("expires_at", ">", nowMs)
    .returningAll()
    .executeTakeFirst();
}

/** False when somebody was quicker: a challenge is good once. */
export async function consume(db: Db, id: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("challenge")
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The code was right: whoever holds the challenge needs no other while it lives. */
export async function noteConfirmed(db: Db, id: Id): Promise<void> {
  const right = { proved: "phone", tries_left: 1 } as const;
  await db.updateTable("challenge").set(right).where("id", "=", id).execute();
}

interface Sending {
  phone: string;
  sentAt: number;
  expiresAt: number;
}

/** Notes one more text of a challenge that has had `sends`; false when another was just sent. */
export async function noteSend(
  db: Db,
  { id, sends }: Pick<ChallengeRow, "id" | "sends">,
  { phone, sentAt, expiresAt }: Sending,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("challenge")
    .set({ phone, sends: sends + 1, sent_at: sentAt, expires_at: expiresAt })
    .where("id", "=", id)
    .where("sends", "=", sends)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Ends whatever else waits for a code at this number; answers where Twilio keeps those codes, those
 * that were guessed at too often among them: the next code must be another.
 */
export async function endOthers(
  db: Db,
  { id, phone, purpose }: Pick<ChallengeRow, "id" | "phone" | "purpose">,
): Promise<string[]> {
  // Ids grow: of those asked for at once the last stays. A second factor is older than its first text.
  const others = purpose === "second-factor" ? "!=" : "<";
  const rows = await db
    .updateTable("challenge")
    .set({ tries_left: 0 })
    .where("phone", "=", phone)
    .where("id", others, id)
    .returning("verification_sid")
    .execute();
  return rows.flatMap((row) => row.verification_sid ?? []);
}

/** Gives a code to the challenge it was sent for, unless that one is over. */
export async function attachVerification(db: Db, id: Id, sid: string): Promise<void> {
  const isLive = await db
    .selectFrom("challenge")
    .select("id")
    .where("id", "=", id)
    .where("tries_left", ">", 0)
    .executeTakeFirst();
  if (!isLive) return;
  await db
    .updateTable("challenge")
    .set({ verification_sid: null })
    .where("verification_sid", "=", sid)
    .where("id", "!=", id)
    .execute();
  await db.updateTable("challenge").set({ verification_sid: sid }).where("id", "=", id).execute();
}

/** Whatever waits for this person's number or second factor is over: those have changed. */
export async function endChallengesOf(db: Db, person: Id): Promise<void> {
  await db.deleteFrom("challenge").where("person_id", "=", person).execute();
}

export async function deleteExpired(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("challenge").where("expires_at", "<=", nowMs).execute();
}
