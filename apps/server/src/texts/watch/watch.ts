import { putSign, readSigns, type Sign } from "../../database/signs.ts";
import { lastTextSign, oldestWaitingText } from "../../metrics.ts";
import type { Parts } from "../../parts.ts";
import { billed, dayOf } from "../outgoing/budget.ts";
import { nextHeldAt } from "../outgoing/held-queries.ts";
import { paceOf } from "../outgoing/policy.ts";
import { spentOn } from "../outgoing/queries.ts";
import type { TextWatch } from "../watch.ts";
import { isOverdue, isSilent, standingsOf, standsStill, type Standing } from "./policy.ts";
import { firstWaiting, type Waiting } from "./queries.ts";

const LOOK_EVERY_MS = 15_000;

/** Looks from outside at what the workers do, so that one that hangs is noticed, too. */
export class Watch implements TextWatch {
  #parts!: Parts;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  /** Seen here since it was last written down. */
  readonly #seen = new Map<Sign, number>();
  #standings: Standing[] = [];
  /** When Twilio took the first text of which nothing has been told. */
  #silentSince: number | null = null;
  #isStuck = false;
  #isSilent = false;

  start(parts: Parts): void {
    this.#parts = parts;
    this.#timer = setInterval(() => {
      this.#looking = this.look().catch((error: unknown) => {
        parts.log.error({ err: error }, "whether texts get through could not be looked at");
      });
    }, LOOK_EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#looking;
    await this.#writeDown();
  }

  saw(sign: Sign): void {
    const at = this.#parts.now();
    this.#seen.set(sign, at);
    if (sign === "accepted") this.#silentSince ??= at;
  }

  /** Counts what waits, and says what has gone wrong since the last look, or is well again. */
  async look(): Promise<void> {
    const { db } = this.#parts.database;
    await this.#writeDown();
    const [waiting, held] = [await firstWaiting(db), await nextHeldAt(db)];
    const nowMs = this.#parts.now();
    const oldest = Math.min(nowMs, held ?? nowMs, ...waiting.map((text) => text.created_at));
    oldestWaitingText.set((nowMs - oldest) / 1000);
    this.#noteStuck((await this.#isStandingStill(waiting)) || isOverdue(held, nowMs));
    const signs = { ...(await readSigns(db)), ...Object.fromEntries(this.#seen) };
    for (const [sign, at] of Object.entries(signs))
      if (at !== null) lastTextSign.set({ sign }, at / 1000);
    this.#noteReported(signs.reported);
  }

  async #isStandingStill(waiting: Waiting[]): Promise<boolean> {
    const { database, config, now } = this.#parts;
    const { dailyBudgetMicros, segmentPriceMicros } = config.texts;
    const left = dailyBudgetMicros - (await spentOn(database.db, dayOf(now())));
    const heads = waiting
      // What waits for money is said by those who spend it.
      .filter((text) => billed(text) * segmentPriceMicros <= left)
      .map(({ number, id, ...text }) => {
        return { number, id, busyMs: (billed(text) * 1000) / paceOf(number) };
      });
    this.#standings = standingsOf(this.#standings, heads, now());
    return this.#standings.some((standing) => standsStill(standing, now()));
  }

  #noteStuck(isStuck: boolean): void {
    if (isStuck === this.#isStuck) return;
    this.#isStuck = isStuck;
    const { log } = this.#parts;
    if (isStuck) {
      log.warn(
        "texts are stuck: none has gone from one of our numbers for minutes, though some wait. " +
          "The lines before this say why, or parley-server doctor does",
      );
    } else log.info("texts are stuck no more");
  }

  #noteReported(reported: number | null): void {
    const since = this.#silentSince;
    if (since !== null && reported !== null && reported >= since) this.#silentSince = null;
    const isSilentNow = isSilent(this.#silentSince, this.#parts.now());
    if (isSilentNow === this.#isSilent) return;
    this.#isSilent = isSilentNow;
    const { log } = this.#parts;
    if (isSilentNow) {
      log.warn(
        "Twilio has taken texts and told nothing of them for ten minutes: its webhooks probably do " +
          "not reach this server. See that PUBLIC_URL can be reached from the Internet, and run " +
          "parley-server doctor",
      );
    } else log.info("Twilio's webhooks reach this server again");
  }

  async #writeDown(): Promise<void> {
    const seen = [...this.#seen];
    for (const [sign, at] of seen) {
      await putSign(this.#parts.database.db, sign, at);
      if (this.#seen.get(sign) === at) this.#seen.delete(sign);
    }
  }
}
