import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import type { Config } from "../config.ts";
import type { Dialect, Tx } from "./kinds.ts";
import { migrate, readEpoch } from "./migrate.ts";
import { postgresDialect, sawDeadlock } from "./postgres.ts";
import { SqliteDialect } from "./sqlite/dialect.ts";
import type { Tables } from "./tables.ts";

/** The truth. Everything else (rings, rooms, the bus) can be lost and made again from here. */
export interface Database {
  readonly dialect: Dialect;
  readonly epoch: string;
  /** For reading, and for writes of one statement. */
  readonly db: Kysely<Tables>;
  /** Runs `work` in one transaction; when it resolves the changes are synced to disk. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens and migrates what the configuration names. Throws when it cannot be reached. */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
): Promise<Database> {
  const dialect: Dialect = config.databaseUrl ? "postgres" : "sqlite";
  const db = new Kysely<Tables>({
    dialect: config.databaseUrl
      ? postgresDialect(config.databaseUrl)
      : new SqliteDialect(fileIn(config.dataFolder)),
  });
  try {
    await migrate(db, dialect);
    return {
      dialect,
      epoch: await readEpoch(db),
      db,
      write: (work) => transact(db, work),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy().catch(() => undefined);
    throw error;
  }
}

function fileIn(folder: string): string {
  // What is in there is everybody's conversations: nobody else on the machine reads it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return sqliteFile(folder);
}

export const sqliteFile = (folder: string): string => join(folder, "parley.db");

async function transact<T>(db: Kysely<Tables>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      // Two nodes may take rows in a crossing order; one is told to give way and may simply try again.
      if (!sawDeadlock(error) || attempt === 5) throw error;
    }
  }
}
