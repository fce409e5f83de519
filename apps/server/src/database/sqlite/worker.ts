import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import type { Job, Outcome, Result, Statement } from "./messages.ts";

const { file } = workerData as { file: string };

const connections = { write: openForWriting(), read: open() };
const prepared = {
  write: new Map<string, Sqlite.Statement>(),
  read: new Map<string, Sqlite.Statement>(),
};
const STATEMENTS_KEPT = 500;

parentPort!.on("message", (jobs: Job[] | "close") => {
  if (jobs === "close") {
    close();
    return;
  }
  parentPort!.postMessage(jobs.map(run));
});

function openForWriting(): Sqlite.Database {
  const database = open();
  database.pragma("journal_mode = WAL");
  // An acknowledged message is on the disk: better-sqlite3's own default for WAL is less.
  database.pragma("synchronous = FULL");
  return database;
}

function open(): Sqlite.Database {
  const database = new Sqlite(file, { timeout: 10_000 });
  database.pragma("foreign_keys = ON");
  database.pragma("temp_store = MEMORY");
  database.pragma("cache_size = -65536");
  return database;
}

function run(job: Job): Outcome {
  try {
    // Run alone, what was to stand or fall with the rest would stand.
    if (job.within && !connections.write.inTransaction) throw new Error("The transaction is over.");
    let result: Result = { rows: [], changes: 0 };
    for (const statement of job.statements) result = execute(job.connection, statement);
    return { id: job.id, result };
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    return { id: job.id, error: { message, code: code ?? "SQLITE_ERROR" } };
  }
}

function execute(connection: Job["connection"], { sql, parameters }: Statement): Result {
  const statement = prepare(connection, sql);
  if (statement.reader) return { rows: statement.all(...parameters), changes: 0 };
  return { rows: [], changes: statement.run(...parameters).changes };
}

function prepare(connection: Job["connection"], sql: string): Sqlite.Statement {
  const kept = prepared[connection];
  let statement = kept.get(sql);
  if (!statement) {
    if (kept.size === STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
    statement = connections[connection].prepare(sql);
    kept.set(sql, statement);
  }
  return statement;
}

function close(): void {
  connections.read.close();
  connections.write.close();
  parentPort!.close();
}
