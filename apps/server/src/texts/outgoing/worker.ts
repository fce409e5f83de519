import { randomUUID } from "node:crypto";
import type { Id } from "@parley/protocol";
import type { Parts } from "../../parts.ts";
import type { Outbox } from "../outbox.ts";
import { nextDay } from "./budget.ts";
import { expand } from "./expand.ts";
import { dueConversations, nextHeldAt, postponeHeld } from "./held-queries.ts";
import { dropLease, holdLease } from "./lease.ts";
import * as queries from "./queries.ts";
import { settleUnknown } from "./settle.ts";
import { submitReady } from "./submit.ts";

/** Other nodes write into the outbox, too. */
const LOOK_EVERY_MS = 1_000;
const SETTLE_EVERY_MS = 500;
const BREATH_MS = 20;
/** What failed once fails again at once, and fills the log. */
const AGAIN_AFTER_MS = 5_000;
/** Later than this a text would only confuse whoever gets it. */
const GOOD_FOR_MS = 24 * 3600 * 1000;
/** All that waits is looked through. */
const EXPIRE_EVERY_MS = 60_000;

/**
 * Sends texts for as long as the process lives: makes those that are due, hands them over at each
 * number's pace, and finds out what became of those whose answer was lost. One node at a time does it.
 */
export class OutboxWorker implements Outbox {
  #parts!: Parts;
  readonly #node = randomUUID();
  readonly #asked = new Map<number, number>();
  readonly #listeners: ((texts: number[]) => void)[] = [];
  /** Until when this node alone sends; 0 while it does not. */
  #leadsUntil = 0;
  #expiresAt = 0;
  #isBroke = false;
  #isWoken = false;
  #stopped = false;
  #rouse: () => void = () => {};
  #running: Promise<void> = Promise.resolve();

  start(parts: Parts): void {
    this.#parts = parts;
    this.#running = this.#run();
  }

  wake(): void {
    this.#isWoken = true;
    this.#rouse();
  }

  onChange(listener: (texts: number[]) => void): void {
    this.#listeners.push(listener);
  }

  changed(texts: number[]): void {
    if (texts.length > 0) for (const listener of this.#listeners) listener(texts);
  }

  /** Lets what is being handed over come to its end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#rouse();
    await this.#running;
    if (this.#leadsUntil > 0) await dropLease(this.#parts, "outbox", this.#node);
  }

  async #run(): Promise<void> {
    await queries.ensureNumbers(this.#parts.database.db, this.#parts.twilio.numbers);
    while (!this.#stopped) {
      this.#isWoken = false;
      const waitMs = await this.#pass().catch((error: unknown) => {
        this.#parts.log.error({ err: error }, "the outbox could not go on");
        // What was handed over and could not be written down is to be looked for.
        this.#leadsUntil = 0;
        return LOOK_EVERY_MS;
      });
      await this.#rest(waitMs);
    }
  }

  async #rest(ms: number): Promise<void> {
    if (this.#isWoken || this.#stopped || ms <= 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(ms, LOOK_EVERY_MS));
    this.#rouse = resolve;
    await promise;
    clearTimeout(timer);
  }

  /** Does what can be done now; answers in how many milliseconds there will be more. */
  async #pass(): Promise<number> {
    const { database, config, now } = this.#parts;
    const { db } = database;
    if (!(await this.#lead())) return LOOK_EVERY_MS;
    const nowMs = now();
    for (const conversation of await dueConversations(db, nowMs, config.texts.holdMs)) {
      await this.#expand(conversation, nowMs);
    }
    await this.#expire(nowMs);
    this.changed(await settleUnknown(this.#parts, this.#asked, nowMs));
    // Asking may have taken longer than the lease: another node may be sending by now.
    if (!(await this.#lead())) return LOOK_EVERY_MS;
    const { changed, isBroke } = await submitReady(this.#parts, now());
    this.changed(changed);
    this.#noteBudget(isBroke, nowMs);
    if (isBroke) return LOOK_EVERY_MS;
    const [held, text, unknown] = await Promise.all([
      nextHeldAt(db),
      queries.nextTextAt(db),
      queries.textsInState(db, "unknown", Number.MAX_SAFE_INTEGER, 1),
    ]);
    const waits = [held, text].filter((at) => at !== null).map((at) => at - now());
    if (unknown.length > 0) waits.push(SETTLE_EVERY_MS);
    // What is due and could not be sent waits for something else: asking at once again would not help.
    const least = changed.length > 0 ? 0 : BREATH_MS;
    return Math.max(least, Math.min(LOOK_EVERY_MS, ...waits));
  }

  /** One that fails keeps nobody else's texts waiting. */
  async #expand(conversation: Id, nowMs: number): Promise<void> {
    try {
      await expand(this.#parts, conversation, nowMs);
    } catch (error) {
      this.#parts.log.error({ err: error, conversation }, "texts could not be made");
      await postponeHeld(this.#parts.database.db, conversation, nowMs + AGAIN_AFTER_MS);
    }
  }

  async #expire(nowMs: number): Promise<void> {
    if (nowMs < this.#expiresAt && nowMs >= this.#expiresAt - EXPIRE_EVERY_MS) return;
    this.#expiresAt = nowMs + EXPIRE_EVERY_MS;
    const { db } = this.#parts.database;
    this.changed(await queries.expireTexts(db, nowMs - GOOD_FOR_MS, nowMs));
  }

  /** Said when it is spent and when there is some again, and not every second between. */
  #noteBudget(isBroke: boolean, nowMs: number): void {
    if (isBroke === this.#isBroke) return;
    this.#isBroke = isBroke;
    const { log } = this.#parts;
    if (isBroke) {
      log.warn(
        { ms: nextDay(nowMs) - nowMs },
        "texts wait until the next day (UTC): TEXT_DAILY_BUDGET is spent",
      );
    } else log.info("texts go out again: there is a new budget, or nothing waits for it");
  }

  async #lead(): Promise<boolean> {
    const { database, now } = this.#parts;
    // After a lease that ran out another node may have sent, and ended in the middle of it.
    const isAnew = this.#leadsUntil <= now();
    const until = await holdLease(this.#parts, "outbox", this.#node, this.#leadsUntil);
    if (until > 0 && isAnew) await database.write((tx) => queries.orphanTexts(tx, now()));
    this.#leadsUntil = until;
    return until > 0;
  }
}
