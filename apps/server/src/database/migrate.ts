import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Dialect } from "./kinds.ts";
import { first } from "./migrations/0001-first.ts";
import type { Tables } from "./tables.ts";

/** Brings the database to the newest shape; answers the names of the migrations that ran. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ "0001-first": first(dialect) }) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error as Error;
  return (results ?? []).map((result) => result.migrationName);
}

/** The mark of this database's history: made once, and again when it is restored from a copy. */
export async function readEpoch(db: Kysely<Tables>): Promise<string> {
  await db
    .insertInto("server")
    .values({ key: "epoch", value: randomUUID() })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const row = await db
    .selectFrom("server")
    .select("value")
    .where("key", "=", "epoch")
    .executeTakeFirstOrThrow();
  return row.value;
}
