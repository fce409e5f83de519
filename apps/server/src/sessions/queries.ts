import type { Id } from "@parley/protocol";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { SessionTable, Tables } from "../database/tables.ts";
import { oldestAlive } from "./age.ts";

type Db = Kysely<Tables>;
type SessionRow = Selectable<SessionTable>;

export async function insertSession(db: Db, row: Insertable<SessionTable>): Promise<void> {
  await db.insertInto("session").values(row).execute();
}

export function liveSession(
  db: Db,
  tokenHash: string,
  nowMs: number,
): Promise<SessionRow | undefined> {
  return alive(db, nowMs).where("token_hash", "=", tokenHash).executeTakeFirst();
}

export async function isLive(db: Db, id: Id, nowMs: number): Promise<boolean> {
  return (await alive(db, nowMs).where("id", "=", id).executeTakeFirst()) !== undefined;
}

export function liveSessions(db: Db, tokenHashes: string[], nowMs: number): Promise<SessionRow[]> {
  if (tokenHashes.length === 0) return Promise.resolve([]);
  return alive(db, nowMs).where("token_hash", "in", tokenHashes).execute();
}

export function sessionsOf(db: Db, person: Id, nowMs: number): Promise<SessionRow[]> {
  return alive(db, nowMs).where("person_id", "=", person).orderBy("seen_at", "desc").execute();
}

/** Notes that a session was used, at most once in `everyMs`. */
export async function markSeen(db: Db, id: Id, nowMs: number, everyMs: number): Promise<void> {
  await db
    .updateTable("session")
    .set({ seen_at: nowMs })
    .where("id", "=", id)
    .where("seen_at", "<=", nowMs - everyMs)
    .execute();
}

export async function setTokenHash(db: Db, id: Id, tokenHash: string): Promise<void> {
  await db.updateTable("session").set({ token_hash: tokenHash }).where("id", "=", id).execute();
}

/** False when the person has no such session. */
export async function deleteSession(db: Db, person: Id, id: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("session")
    .where("id", "=", id)
    .where("person_id", "=", person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Answers those it ended. */
export async function deleteOtherSessions(db: Db, person: Id, kept: Id): Promise<Id[]> {
  const rows = await db
    .deleteFrom("session")
    .where("person_id", "=", person)
    .where("id", "!=", kept)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

export function deleteExpired(
  db: Db,
  nowMs: number,
): Promise<Pick<SessionRow, "id" | "person_id">[]> {
  const { createdAfter, seenAfter } = oldestAlive(nowMs);
  return db
    .deleteFrom("session")
    .where((e) => e.or([e("created_at", "<=", createdAfter), e("seen_at", "<=", seenAfter)]))
    .returning(["id", "person_id"])
    .execute();
}

function alive(db: Db, nowMs: number) {
  const { createdAfter, seenAfter } = oldestAlive(nowMs);
  return db
    .selectFrom("session")
    .selectAll()
    .where("created_at", ">", createdAfter)
    .where("seen_at", ">", seenAfter);
}
