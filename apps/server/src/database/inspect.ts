import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Kysely, sql, SqliteDialect } from "kysely";
import type { Config } from "../config.ts";
import { sqliteFile } from "./database.ts";
import type { Dialect } from "./kinds.ts";
import { migrationsOf } from "./migrate.ts";
import { postgresDialect } from "./postgres.ts";
import { readSigns, type Signs } from "./signs.ts";
import type { Tables } from "./tables.ts";

/** What a database is found to be like, by somebody who only looks. */
export interface Inspection {
  /** As the database calls itself: `15.4`. */
  version: string;
  /** Null: nobody has started a server on it. */
  epoch: string | null;
  /** Null: nothing has been noted of texts yet. */
  signs: Signs | null;
  /** Migrations that have not run. All of them: it is empty. */
  due: string[];
  /** Migrations that have run and that this version does not know: a newer one was here. */
  unknown: string[];
}

/** Looks at what the configuration names and changes nothing. Null: there is none yet. Throws when it cannot be opened. */
export async function inspectDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
): Promise<Inspection | null> {
  const dialect: Dialect = config.databaseUrl ? "postgres" : "sqlite";
  const file = sqliteFile(config.dataFolder);
  if (!config.databaseUrl && !existsSync(file)) return null;
  const db = new Kysely<Tables>({
    dialect: config.databaseUrl ? postgresDialect(config.databaseUrl) : onlyReading(file),
  });
  try {
    const { ran, due } = await migrationsOf(db, dialect);
    const isEmpty = ran.length === 0;
    return {
      version: await versionOf(db, dialect),
      epoch: isEmpty ? null : await epochOf(db),
      signs: isEmpty ? null : await readSigns(db),
      due,
      unknown: isEmpty ? [] : (await recorded(db)).filter((name) => !ran.includes(name)),
    };
  } finally {
    await db.destroy();
  }
}

function onlyReading(file: string): SqliteDialect {
  // A reader alone would leave the two files of a log behind; beside a log there is nothing to leave.
  const database = new Sqlite(file, { readonly: existsSync(`${file}-wal`), fileMustExist: true });
  database.pragma("query_only = on");
  return new SqliteDialect({ database });
}

async function versionOf(db: Kysely<Tables>, dialect: Dialect): Promise<string> {
  const asked =
    dialect === "postgres"
      ? sql<{ version: string }>`select current_setting('server_version') as version`
      : sql<{ version: string }>`select sqlite_version() as version`;
  return (await asked.execute(db)).rows[0]!.version;
}

async function epochOf(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom("server")
    .select("value")
    .where("key", "=", "epoch")
    .executeTakeFirst();
  return row?.value ?? null;
}

async function recorded(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
