import {
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from "kysely";
import { SqliteFile } from "./file.ts";
import type { Statement } from "./messages.ts";

/** Kysely over a SQLite file in its own thread: one writer at a time, readers beside it. */
export class SqliteDialect implements Dialect {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  createAdapter = () => new ManyConnections();
  createQueryCompiler = () => new SqliteQueryCompiler();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
  createDriver = () => new SqliteDriver(this.#path);
}

/** Kysely takes SQLite to have one connection, and would let readers wait for every writer. */
class ManyConnections extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SqliteDriver implements Driver {
  readonly #path: string;
  #file!: SqliteFile;
  readonly #writer = new Turn();

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    this.#file = new SqliteFile(this.#path);
  }

  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#file, this.#writer);
  }

  beginTransaction = (connection: SqliteConnection) => connection.begin();
  commitTransaction = (connection: SqliteConnection) => connection.end("commit");
  rollbackTransaction = (connection: SqliteConnection) => connection.end("rollback");
  releaseConnection = async () => undefined;
  destroy = async () => this.#file?.close();
}

class SqliteConnection implements DatabaseConnection {
  readonly #file: SqliteFile;
  readonly #writer: Turn;
  #transaction: "none" | "due" | "begun" = "none";
  #leave: () => void = () => undefined;

  constructor(file: SqliteFile, writer: Turn) {
    this.#file = file;
    this.#writer = writer;
  }

  async begin(): Promise<void> {
    this.#leave = await this.#writer.take();
    // BEGIN travels with the first statement: one crossing less in every transaction.
    this.#transaction = "due";
  }

  async end(how: "commit" | "rollback"): Promise<void> {
    const begun = this.#transaction === "begun";
    this.#transaction = "none";
    try {
      if (begun) {
        await this.#file.run("write", [{ sql: how, parameters: [] }], { within: true });
      }
    } catch (error) {
      // SQLite has already rolled back what failed badly enough (a full disk, say).
      if (how === "commit") throw error;
    } finally {
      this.#leave();
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#run(query, {
      sql: query.sql,
      parameters: query.parameters,
    });
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  // oxlint-disable-next-line require-yield -- the interface asks for it; nothing of ours streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error("Streaming is not offered on SQLite.");
  }

  async #run(query: CompiledQuery, statement: Statement) {
    switch (this.#transaction) {
      case "due":
        this.#transaction = "begun";
        return this.#file.run("write", [{ sql: "begin immediate", parameters: [] }, statement]);
      case "begun":
        return this.#file.run("write", [statement], { within: true });
      case "none":
        if (isRead(query)) return this.#file.run("read", [statement]);
        return this.#alone(statement);
    }
  }

  async #alone(statement: Statement) {
    const leave = await this.#writer.take();
    try {
      return await this.#file.run("write", [statement]);
    } finally {
      leave();
    }
  }
}

// What is written by hand has no node that says what it is.
const isRead = ({ query, sql }: CompiledQuery) =>
  SelectQueryNode.is(query) || sql.startsWith("select ");

/** First come, first served. */
class Turn {
  #last: Promise<void> = Promise.resolve();

  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }
}
