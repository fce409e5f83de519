/** What goes between the server's thread and the one that holds the SQLite file. */
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
}

export interface Job {
  id: number;
  /** `read` sees what is committed and waits for no writer. */
  connection: "read" | "write";
  /** Part of a transaction under way: refused when SQLite has ended that by itself (a full disk, say). */
  within: boolean;
  /** Run in order; the first that fails ends the job. */
  statements: Statement[];
}

export interface Result {
  rows: unknown[];
  changes: number;
}

export type Outcome =
  | { id: number; result: Result }
  | { id: number; error: { message: string; code: string } };
