import type { Clock } from "../src/clock.ts";

interface Timer {
  at: number;
  run: () => void;
}

/** A clock that stands still until it is told how much time has passed. */
export class HeldClock implements Clock {
  chance = 0.5;
  #now = Date.parse("2026-03-01T12:00:00Z");
  #timers: Timer[] = [];

  now = (): number => this.#now;

  random = (): number => this.chance;

  after = (delayMs: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets time pass, and does what is due in it, in order. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = until;
  }

  /** How long until something is due; null when nothing is. */
  nextInMs(): number | null {
    const times = this.#timers.map(({ at }) => at - this.#now);
    return times.length === 0 ? null : Math.min(...times);
  }
}
