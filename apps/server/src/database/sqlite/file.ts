import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Job, Outcome, Result, Statement } from "./messages.ts";

interface Waiting {
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

/** A SQLite file, held by a thread of its own so that no disk ever blocks the event loop. */
export class SqliteFile {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #outgoing: Job[] = [];
  #lastJob = 0;
  #broken: Error | null = null;

  constructor(file: string) {
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: { file } });
    this.#worker.on("message", (outcomes: Outcome[]) => outcomes.forEach((o) => this.#settle(o)));
    this.#worker.on("error", (error: Error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("The database file is closed.")));
  }

  run(
    connection: Job["connection"],
    statements: Statement[],
    { within = false } = {},
  ): Promise<Result> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      const id = ++this.#lastJob;
      this.#waiting.set(id, { resolve, reject });
      // What one turn of the event loop asks goes over in one message: the crossing costs more than the query.
      if (this.#outgoing.push({ id, connection, within, statements }) === 1) {
        queueMicrotask(() => this.#post());
      }
    });
  }

  async close(): Promise<void> {
    if (this.#broken) return;
    const exit = once(this.#worker, "exit");
    this.#worker.postMessage("close");
    await exit;
  }

  #post(): void {
    this.#worker.postMessage(this.#outgoing);
    this.#outgoing = [];
  }

  #settle(outcome: Outcome): void {
    const waiting = this.#waiting.get(outcome.id);
    this.#waiting.delete(outcome.id);
    if ("result" in outcome) waiting?.resolve(outcome.result);
    else
      waiting?.reject(
        Object.assign(new Error(outcome.error.message), { code: outcome.error.code }),
      );
  }

  #fail(error: Error): void {
    this.#broken ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
