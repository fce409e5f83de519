import type { Id } from "@parley/protocol";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { DeviceCodeTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;
export type DeviceCodeRow = Selectable<DeviceCodeTable>;

export async function insertDeviceCode(db: Db, row: Insertable<DeviceCodeTable>): Promise<void> {
  await db.insertInto("device_code").values(row).execute();
}

/** One that has not expired. */
export function liveDeviceCode(
  db: Db,
  secretHash: string,
  nowMs: number,
): Promise<DeviceCodeRow | undefined> {
  return db
    .selectFrom("device_code")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .where("expires_at", ">", nowMs)
    .executeTakeFirst();
}

interface Asking {
  secretHash: string;
  nowMs: number;
  /** Refused to one that asked after this. */
  askedBefore: number;
}

/** Notes that the device asks, unless it does too soon. In one statement: of two at once one is too soon. */
export function noteAsking(
  db: Db,
  { secretHash, nowMs, askedBefore }: Asking,
): Promise<DeviceCodeRow | undefined> {
  return db
    .updateTable("device_code")
    .set({ asked_at: nowMs })
    .where("secret_hash", "=", secretHash)
    .where("expires_at", ">", nowMs)
    .where("asked_at", "<=", askedBefore)
    .returningAll()
    .executeTakeFirst();
}

/** False when it has been taken already: an approval is good for one token. */
export async function takeApproved(db: Db, id: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("device_code")
    .where("id", "=", id)
    .where("state", "=", "approved")
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

interface Claim {
  userCode: string;
  person: Id;
  nowMs: number;
}

/** The pending one that this person has claimed. */
export function claimed(
  db: Db,
  { userCode, person, nowMs }: Claim,
): Promise<DeviceCodeRow | undefined> {
  return db
    .selectFrom("device_code")
    .selectAll()
    .where("user_code", "=", userCode)
    .where("person_id", "=", person)
    .where("state", "=", "pending")
    .where("expires_at", ">", nowMs)
    .executeTakeFirst();
}

/** Claims a pending one that nobody has claimed. */
export function claim(
  db: Db,
  { userCode, person, nowMs }: Claim,
): Promise<DeviceCodeRow | undefined> {
  return db
    .updateTable("device_code")
    .set({ person_id: person })
    .where("user_code", "=", userCode)
    .where("person_id", "is", null)
    .where("state", "=", "pending")
    .where("expires_at", ">", nowMs)
    .returningAll()
    .executeTakeFirst();
}

/** False when it is decided already, or not this person's to decide. */
export async function decide(
  db: Db,
  { userCode, person, nowMs }: Claim,
  state: "approved" | "denied",
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("device_code")
    .set({ state })
    .where("user_code", "=", userCode)
    .where("person_id", "=", person)
    .where("state", "=", "pending")
    .where("expires_at", ">", nowMs)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type Texted = Pick<DeviceCodeRow, "phone" | "number" | "digits" | "tries_left">;

/** Notes what a device's text says, and where it goes; false when the device is not waiting any more. */
export async function noteText(db: Db, id: Id, text: Texted): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("device_code")
    .set(text)
    .where("id", "=", id)
    .where("state", "=", "pending")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface Pair {
  phone: string;
  number: string;
}

/** Whether any device was asked about between the two lately. */
export async function wasTexted(db: Db, { phone, number }: Pair): Promise<boolean> {
  const row = await db
    .selectFrom("device_code")
    .select("id")
    .where("phone", "=", phone)
    .where("number", "=", number)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes one try off every device that waits for an answer between the two, and answers those. */
export function spendTries(
  db: Db,
  { phone, number }: Pair,
  nowMs: number,
): Promise<DeviceCodeRow[]> {
  return db
    .updateTable("device_code")
    .set((e) => ({ tries_left: e("tries_left", "-", 1) }))
    .where("phone", "=", phone)
    .where("number", "=", number)
    .where("state", "=", "pending")
    .where("tries_left", ">", 0)
    .where("expires_at", ">", nowMs)
    .returningAll()
    .execute();
}

/** False when it was decided meanwhile, or somebody else has claimed it in a browser. */
export async function approveByText(db: Db, id: Id, person: Id): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("device_code")
    .set({ state: "approved", by_text: 1, person_id: person })
    .where("id", "=", id)
    .where("state", "=", "pending")
    .where((e) => e.or([e("person_id", "is", null), e("person_id", "=", person)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteDeviceCodesOf(db: Db, person: Id): Promise<void> {
  await db.deleteFrom("device_code").where("person_id", "=", person).execute();
}

export async function deleteExpired(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom("device_code").where("expires_at", "<=", nowMs).execute();
}
