import { Refusal } from "@parley/protocol";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";

const mostTries = 5;

/**
 * Asks again, later each time, while the server has no time for it. For what can be asked twice:
 * nobody needs to hear of a moment that passes by itself. Throws what the last try threw.
 */
export async function patiently<Answer>(clock: Clock, ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || !isForNow(error) || tries === mostTries) throw error;
      const { retryAfter } = error;
      const delayMs = retryAfter ? retryAfter * 1000 : backoffMs(tries, clock.random());
      await new Promise<void>((resolve) => clock.after(delayMs, resolve));
    }
  }
}

const isForNow = ({ code }: Refusal) => code === "busy" || code === "too_many";
