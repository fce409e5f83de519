/** Where the emulator's time comes from; tests bring their own and never wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Acts once, `ms` from now; the answer takes it back. */
  after(ms: number, act: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const now = Math.min(left, LONGEST_TIMEOUT_MS);
      timer = setTimeout(() => (left > now ? wait(left - now) : act()), now);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};

/** Node fires longer timers at once, and a scheduled text may be due in 35 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** A clock that can be stopped for good: whatever still waits on it never happens. */
export function stoppable(clock: Clock): Clock & { stop(): void } {
  const waiting = new Set<() => void>();
  let stopped = false;
  return {
    now: () => clock.now(),
    after(ms, act) {
      if (stopped) return () => undefined;
      const cancel = clock.after(ms, () => {
        waiting.delete(cancel);
        act();
      });
      waiting.add(cancel);
      return () => {
        waiting.delete(cancel);
        cancel();
      };
    },
    stop() {
      stopped = true;
      for (const cancel of waiting) cancel();
      waiting.clear();
    },
  };
}
