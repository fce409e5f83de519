import type { Clock } from "../clock.ts";

/** Two automatic responders would answer each other for ever: the sixteenth reply in half a minute fails (14107). */
export interface LoopBreaker {
  /** Counts a reply; false when it is one too many. */
  allow(from: string, to: string): boolean;
}

const WINDOW_MS = 30_000;
const MOST_REPLIES = 15;

export function openLoopBreaker(clock: Clock): LoopBreaker {
  const replies = new Map<string, number[]>();
  return {
    allow(from, to) {
      const pair = [from, to].sort().join(" ");
      const since = clock.now() - WINDOW_MS;
      const recent = (replies.get(pair) ?? []).filter((at) => at > since);
      replies.set(pair, recent);
      if (recent.length >= MOST_REPLIES) return false;
      recent.push(clock.now());
      return true;
    },
  };
}
