import { limits } from "@parley/protocol";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A session ends by itself a year after sign-in, or when nobody has used it for a month. */
export function oldestAlive(nowMs: number): { createdAfter: number; seenAfter: number } {
  return {
    createdAfter: nowMs - limits.sessionDays * DAY_MS,
    seenAfter: nowMs - limits.sessionIdleDays * DAY_MS,
  };
}
