import { Unreachable } from "@parley/client";
import { Refusal } from "@parley/protocol";

const USUAL_MS = 1_000;

/** How long to wait before what failed like this can work; null when time does not settle it. */
export function waitMs(error: unknown, usualMs: number = USUAL_MS): number | null {
  if (error instanceof Unreachable) return usualMs;
  if (!(error instanceof Refusal) || !["too_many", "busy", "internal"].includes(error.code))
    return null;
  return error.retryAfter === undefined ? usualMs : error.retryAfter * 1000;
}
