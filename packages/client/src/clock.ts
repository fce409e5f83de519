/** Time and chance, so that tests can hold both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Answers how to call it off. */
  after: (delayMs: number, run: () => void) => () => void;
  /** From 0 up to, not including, 1. */
  random: () => number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
