import type { Emulator } from "@parley/twilio-emulator";

/** What has changed on the phones, counted so that one can wait for more. */
export interface Changes {
  since(after: number | undefined): { last: number; handsets: string[] };
  /** Resolves at the next change, or when the signal aborts. */
  next(signal: AbortSignal): Promise<void>;
  /** Something changed: a phone, or with null what belongs to none. */
  note(handset: string | null): void;
  /** Nobody waits any longer. */
  close(): void;
}

/**
 * Counts from `start`: where that is the time, no count of an earlier run of the server is taken for
 * one of this.
 */
export function followChanges({ handsets, console }: Emulator, start: number): Changes {
  const changedAt = new Map<string, number>();
  const closing = new AbortController();
  let last = start;
  let waiting: (() => void)[] = [];

  const stop = [handsets.watch(({ handset }) => note(handset)), console.watch(() => note(null))];
  return {
    since(after) {
      const isKnown = after !== undefined && after >= start && after <= last;
      const changed = isKnown
        ? [...changedAt].filter(([, at]) => at > after).map(([number]) => number)
        : handsets.list().map(({ number }) => number);
      return { last, handsets: changed };
    },
    async next(signal) {
      const ended = AbortSignal.any([signal, closing.signal]);
      if (ended.aborted) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
        ended.addEventListener("abort", () => {
          waiting = waiting.filter((one) => one !== resolve);
          resolve();
        });
      });
    },
    note,
    close() {
      for (const one of stop) one();
      closing.abort();
    },
  };

  function note(handset: string | null) {
    last += 1;
    if (handset !== null) changedAt.set(handset, last);
    for (const resolve of waiting.splice(0)) resolve();
  }
}
