import { randomBytes } from "node:crypto";
import type { Id } from "@parley/protocol";
import { sql, type Kysely, type Selectable } from "kysely";
import type { CodeTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;
export type CodeRow = Selectable<CodeTable>;

export async function insertCode(db: Db, row: CodeRow): Promise<void> {
  const insert = db.insertInto("code").values(row);
  await insert.onConflict((conflict) => conflict.doNothing()).execute();
}

export async function markSent(db: Db, id: Id): Promise<void> {
  const change = db.updateTable("code").set({ state: "sent" }).where("id", "=", id);
  await change.where("state", "=", "asked").execute();
}

/** Answers what it was asked for, and whence. */
export function markProved(
  db: Db,
  id: Id,
): Promise<Pick<CodeRow, "purpose" | "network"> | undefined> {
  return db
    .updateTable("code")
    .set({ state: "proved" })
    .where("id", "=", id)
    .returning(["purpose", "network"])
    .executeTakeFirst();
}

const isProved = sql<number>`case when state = 'proved' then 1 else 0 end`;

/** Of the codes that went to numbers nobody had proved yet: how many, how many came back, and since when. */
export async function codesOfPrefix(db: Db, prefix: string, since: number) {
  const found = await db
    .selectFrom("code")
    .select((e) => [e.fn.countAll<number>().as("sent"), e.fn.min("at").as("first")])
    .select(sql<number>`coalesce(sum(${isProved}), 0)`.as("proved"))
    .where("prefix", "=", prefix)
    .where("at", ">", since)
    .where("purpose", "in", ["register", "phone"])
    .executeTakeFirstOrThrow();
  return { sent: Number(found.sent), proved: Number(found.proved), first: found.first };
}

/** How many have not come back, by whomever they were asked for and of these from one network. */
export async function unproved(db: Db, network: string, since: number) {
  const found = await db
    .selectFrom("code")
    .select((e) => e.fn.countAll<number>().as("all"))
    .select(
      sql<number>`coalesce(sum(case when network = ${network} then 1 else 0 end), 0)`.as("here"),
    )
    .where("at", ">", since)
    .where("state", "!=", "proved")
    .executeTakeFirstOrThrow();
  return { all: Number(found.all), here: Number(found.here) };
}

/** Of the codes that were sent between two times: how many, and how many came back. */
export async function codesBetween(db: Db, from: number, to: number) {
  const found = await db
    .selectFrom("code")
    .select((e) => e.fn.countAll<number>().as("sent"))
    .select(sql<number>`coalesce(sum(${isProved}), 0)`.as("proved"))
    .where("at", ">", from)
    .where("at", "<=", to)
    .where("state", "!=", "asked")
    .executeTakeFirstOrThrow();
  return { sent: Number(found.sent), proved: Number(found.proved) };
}

export async function deleteCodes(db: Db, before: number): Promise<void> {
  await db.deleteFrom("code").where("at", "<=", before).execute();
}

/** What puzzles are signed with: one key for all nodes, made once. */
export async function puzzleKey(db: Db): Promise<string> {
  await db
    .insertInto("server")
    .values({ key: "puzzle", value: randomBytes(32).toString("base64") })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const select = db.selectFrom("server").select("value").where("key", "=", "puzzle");
  return (await select.executeTakeFirstOrThrow()).value;
}
