import { limits } from "@parley/protocol";

const HOUR_MS = 3600_000;

/** Time enough for whoever has the account to see what is afoot, and to call it off. */
export const WAIT_MS = limits.waitHours * HOUR_MS;
const GOOD_FOR_MS = limits.waitGoodDays * 24 * HOUR_MS;

/** Whether a wait runs, or is over and good for something: until then it can be called off. */
export function isAwaited({ waits_until }: { waits_until: number | null }, nowMs: number): boolean {
  return waits_until !== null && nowMs < waits_until + GOOD_FOR_MS;
}

/** Whether a wait is over that stands in for a code to a lost number, and not for too long. */
export function hasWaited({ waits_until }: { waits_until: number | null }, nowMs: number): boolean {
  return waits_until !== null && waits_until <= nowMs && nowMs < waits_until + GOOD_FOR_MS;
}
