import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Dialect } from "./kinds.ts";
import { first } from "./migrations/0001-first.ts";
import { files } from "./migrations/0002-files.ts";
import { texts } from "./migrations/0004-texts.ts";
import { textUpkeep } from "./migrations/0006-text-upkeep.ts";
import { codes } from "./migrations/0005-codes.ts";
import { deviceCodes } from "./migrations/0007-device-codes.ts";
import { email } from "./migrations/0008-email.ts";
import { signIn } from "./migrations/0003-sign-in.ts";
import type { Tables } from "./tables.ts";

/** Brings the database to the newest shape; answers the names of the migrations that ran. */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<string[]> {
  const { error, results } = await migratorOf(db, dialect).migrateToLatest();
  if (error) throw error as Error;
  return (results ?? []).map((result) => result.migrationName);
}

/** The names of those that have run, and of those that have not. Changes nothing. */
export async function migrationsOf(
  db: Kysely<Tables>,
  dialect: Dialect,
): Promise<{ ran: string[]; due: string[] }> {
  const all = await migratorOf(db, dialect).getMigrations();
  const names = (hasRun: boolean) =>
    all.filter((each) => (each.executedAt !== undefined) === hasRun).map(({ name }) => name);
  return { ran: names(true), due: names(false) };
}

function migratorOf(db: Kysely<Tables>, dialect: Dialect): Migrator {
  return new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        "0001-first": first(dialect),
        "0002-files": files,
        "0003-sign-in": signIn,
        "0004-texts": texts,
        "0005-codes": codes,
        "0006-text-upkeep": textUpkeep,
        "0007-device-codes": deviceCodes,
        "0008-email": email,
      }),
    },
  });
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
