import { randomUUID } from "node:crypto";
import { Refusal } from "@parley/protocol";
import type { SendMessage } from "../../messages/send.ts";
import type { Parts } from "../../parts.ts";
import { dropLease, holdLease } from "../outgoing/lease.ts";
import { readForm } from "./form.ts";
import { isForLater } from "./later.ts";
import { countAttempts, finish, waitingTexts, type IncomingRow } from "./queries.ts";
import { understand } from "./understand.ts";

/** Other nodes take texts in, too. */
const LOOK_EVERY_MS = 1_000;
const AT_ONCE = 8;
const LOOKED_THROUGH = 500;
const MOST_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 250;

/**
 * Works through the texts that came in, for as long as the process lives: those of one phone in the
 * order they came, those of different phones side by side. One node at a time does it.
 */
export class IncomingWorker {
  readonly #parts: Parts;
  readonly #send: SendMessage;
  readonly #node = randomUUID();
  /** The phones whose text is being worked on. */
  readonly #busy = new Map<string, Promise<void>>();
  /** When a phone's texts are tried again, on the process's own clock. */
  readonly #pauses = new Map<string, number>();
  #leadsUntil = 0;
  #isWoken = false;
  #stopped = false;
  #rouse: () => void = () => {};
  #running: Promise<void> = Promise.resolve();

  constructor(parts: Parts, send: SendMessage) {
    this.#parts = parts;
    this.#send = send;
  }

  /** What a crash left undone comes first. */
  start(): void {
    this.#running = this.#run();
  }

  wake(): void {
    this.#isWoken = true;
    this.#rouse();
  }

  /** Lets what is being worked on come to its end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#rouse();
    await this.#running;
    await Promise.all(this.#busy.values());
    if (this.#leadsUntil > 0) await dropLease(this.#parts, "incoming-texts", this.#node);
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#isWoken = false;
      await this.#pass().catch((error: unknown) => {
        this.#parts.log.error({ err: error }, "texts that came in could not be looked through");
      });
      await this.#rest();
    }
  }

  async #rest(): Promise<void> {
    if (this.#isWoken || this.#stopped) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, LOOK_EVERY_MS);
    this.#rouse = resolve;
    await promise;
    clearTimeout(timer);
  }

  async #pass(): Promise<void> {
    const { database } = this.#parts;
    const lease = [this.#parts, "incoming-texts", this.#node, this.#leadsUntil] as const;
    this.#leadsUntil = await holdLease(...lease);
    if (this.#leadsUntil === 0 || this.#busy.size >= AT_ONCE) return;
    // What is worked on while this is read may be done by then, and stand here as if it were not.
    const passed = new Set(this.#busy.keys());
    const rows = await waitingTexts(database.db, LOOKED_THROUGH);
    for (const row of rows) {
      const { phone } = row;
      // A phone's first text is the one to work on, now or when its time has come.
      if (this.#stopped || this.#busy.size >= AT_ONCE) return;
      if (passed.has(phone)) continue;
      passed.add(phone);
      if ((this.#pauses.get(phone) ?? 0) > performance.now()) continue;
      this.#busy.set(phone, this.#work(row));
    }
  }

  async #work(row: IncomingRow): Promise<void> {
    try {
      this.#pauses.delete(row.phone);
      await this.#attempt(row);
    } catch (error) {
      this.#parts.log.error({ err: error }, "a text that came in could not be put away");
      this.#pause(row.phone, FIRST_PAUSE_MS);
    } finally {
      this.#busy.delete(row.phone);
      this.wake();
    }
  }

  /** Counted before it is tried: what brings the process down is not tried for ever. */
  async #attempt({ sid, phone, form, attempts }: IncomingRow): Promise<void> {
    const { database, log } = this.#parts;
    const { db } = database;
    const giveUp = () => {
      log.error({ count: attempts }, "a text that came in was given up");
      return finish(db, sid);
    };
    if (attempts >= MOST_ATTEMPTS || form === null) return giveUp();
    await countAttempts(db, sid, attempts + 1);
    try {
      const fields = JSON.parse(form) as Record<string, string>;
      await understand(this.#parts, this.#send, readForm(fields));
    } catch (error) {
      if (error instanceof Refusal && isForLater(error)) {
        await countAttempts(db, sid, attempts);
        return this.#pause(phone, (error.retryAfter ?? 1) * 1000);
      }
      log.error({ err: error, count: attempts + 1 }, "a text that came in was not understood");
      if (attempts + 1 === MOST_ATTEMPTS) return giveUp();
      return this.#pause(phone, FIRST_PAUSE_MS * 2 ** attempts);
    }
    await finish(db, sid);
  }

  #pause(phone: string, ms: number): void {
    this.#pauses.set(phone, performance.now() + ms);
  }
}
