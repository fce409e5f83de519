import type { Clock } from "../src/clock.ts";

export interface TestClock extends Clock {
  /** Lets the time pass at once, and everything that was due in it happen in its order. */
  pass(ms: number): Promise<void>;
}

export function testClock(start = "2026-11-20T12:00:00Z"): TestClock {
  let now = Date.parse(start);
  const due = new Set<{ at: number; act: () => void }>();
  const next = (until: number) =>
    [...due].filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      due.add(timer);
      return () => due.delete(timer);
    },
    async pass(ms) {
      const until = now + ms;
      for (let timer = next(until); timer; timer = next(until)) {
        due.delete(timer);
        now = timer.at;
        timer.act();
        // What was waiting for it goes on before the next one is due.
        await new Promise(setImmediate);
      }
      now = until;
      await new Promise(setImmediate);
    },
  };
}
