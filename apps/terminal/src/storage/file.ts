import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeFolder } from "./folder.ts";
import { Damaged, Newer } from "./trouble.ts";

/** Grows with every change of the tables that this version could not read. */
const VERSION = 1;
/** How long another process may take over a write. */
const BUSY_MS = 2_000;
/** What SQLite keeps beside a file. */
const BESIDE = ["", "-wal", "-shm", "-journal"];

/** What uses the file. Throws what SQLite or the file system throws; a damaged file is replaced first. */
export type Using = <T>(work: (database: DatabaseSync) => T) => T;

/** Opens it, or makes it: for its owner's eyes alone. */
export function openFile(file: string): DatabaseSync {
  makePrivate(file);
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    database.exec("PRAGMA journal_mode = WAL");
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync): void {
  const { user_version: version } = database.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  if (version === VERSION) return;
  if (version > VERSION) throw new Newer(`version ${version}`);
  // Of two processes that make it at once, one finds it made.
  database.exec(`
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS kept (
      kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)
    );
    CREATE TABLE IF NOT EXISTS said (
      id INTEGER PRIMARY KEY AUTOINCREMENT, process TEXT NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS leader (one INTEGER PRIMARY KEY CHECK (one = 1), process TEXT NOT NULL);
    PRAGMA user_version = ${VERSION};
    COMMIT;
  `);
}

/** A file of one's own in a folder of one's own. What SQLite puts beside it is as private as it is. */
export function makePrivate(file: string): void {
  makeFolder(dirname(file));
  closeSync(openSync(file, "a", 0o600));
  if (process.platform !== "win32") chmodSync(file, 0o600);
}

/** Renames it, and answers to what. */
export function putAside(file: string, atMs: number): string {
  const stamp = new Date(atMs).toISOString().replaceAll(/[:.]/g, "-");
  const aside = `${file}.damaged-${stamp}`;
  for (const end of BESIDE) {
    try {
      renameSync(file + end, aside + end);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return aside;
}

/** With all that lies beside it, what was put aside too. */
export function removeFile(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith(basename(file))) rmSync(join(folder, name), { force: true });
}

export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const done = work();
    database.exec("COMMIT");
    return done;
  } catch (error) {
    // A full disk has ended it already.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Damaged("what was kept is no JSON");
  }
}
