import type { Id } from "@parley/protocol";
import {
  CompiledQuery,
  type Insertable,
  type Kysely,
  type Selectable,
  type Updateable,
} from "kysely";
import type { Dialect, Tx } from "../database/kinds.ts";
import { listOf, parametersOf } from "../database/row-values.ts";
import type { FileTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;
export type FileRow = Selectable<FileTable>;

export function insertFile(db: Db, row: Insertable<FileTable>): Promise<FileRow> {
  return db.insertInto("file").values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateComing(
  db: Db,
  id: Id,
  change: Updateable<FileTable>,
): Promise<FileRow | undefined> {
  return db
    .updateTable("file")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", "coming")
    .returningAll()
    .executeTakeFirst();
}

export function findKept(db: Db, id: Id): Promise<FileRow | undefined> {
  return db
    .selectFrom("file")
    .selectAll()
    .where("id", "=", id)
    .where("state", "=", "kept")
    .executeTakeFirst();
}

/** How many somebody has in no message, those on their way included. */
export async function countUnattached(db: Db, owner: Id): Promise<number> {
  const row = await db
    .selectFrom("file")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("owner_id", "=", owner)
    .where("conversation_id", "is", null)
    .where("state", "!=", "doomed")
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Those of them that are in no message, held until the transaction ends; sorted, as conversations are. */
export function holdUnattached(tx: Tx, dialect: Dialect, ids: Id[]): Promise<FileRow[]> {
  const query = tx
    .selectFrom("file")
    .selectAll()
    .where("id", "in", ids)
    .where("state", "=", "kept")
    .where("conversation_id", "is", null)
    .orderBy("id");
  return (dialect === "postgres" ? query.forUpdate() : query).execute();
}

export async function placeFiles(
  tx: Tx,
  dialect: Dialect,
  places: readonly (readonly [file: Id, conversation: Id, seq: number])[],
): Promise<void> {
  await tx.executeQuery(
    CompiledQuery.raw(
      `with place(id, conversation_id, seq) as (${listOf(dialect, places.length, ["bigint", "bigint", "bigint"])})
       update file set conversation_id = place.conversation_id, seq = place.seq
       from place where file.id = place.id`,
      parametersOf(places),
    ),
  );
}

const doomed = { state: "doomed", conversation_id: null, seq: null } as const;

export async function doomFilesAt(tx: Tx, conversation: Id, seq: number): Promise<void> {
  await tx
    .updateTable("file")
    .set(doomed)
    .where("conversation_id", "=", conversation)
    .where("seq", "=", seq)
    .execute();
}

/** Whoever sends one of them at this moment holds it, and it is left alone. */
export async function doomForgotten(db: Db, beforeMs: number): Promise<void> {
  await db
    .updateTable("file")
    .set(doomed)
    .where("conversation_id", "is", null)
    .where("state", "!=", "doomed")
    .where("created_at", "<", beforeMs)
    .execute();
}

export function findDoomed(db: Db, limit: number): Promise<FileRow[]> {
  return db
    .selectFrom("file")
    .selectAll()
    .where("conversation_id", "is", null)
    .where("state", "=", "doomed")
    .limit(limit)
    .execute();
}

export async function deleteFile(db: Db, id: Id): Promise<void> {
  await db.deleteFrom("file").where("id", "=", id).execute();
}

/** The secret that links are signed with: made once, the same on every node. */
export async function ensureSecret(db: Db, fresh: string): Promise<string> {
  await db
    .insertInto("server")
    .values({ key: SECRET, value: fresh })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const row = await db
    .selectFrom("server")
    .select("value")
    .where("key", "=", SECRET)
    .executeTakeFirstOrThrow();
  return row.value;
}

const SECRET = "file-links";
