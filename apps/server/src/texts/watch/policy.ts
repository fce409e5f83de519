/** The text that is next at one of our numbers. */
export interface Head {
  number: string;
  id: number;
  /** How long the number is busy with it. */
  busyMs: number;
}

/** The same, and since when it has been. */
export type Standing = Head & { sinceMs: number };

/** Longer than any pause between two tries. */
const STANDS_STILL_MS = 3 * 60_000;
/** Twilio tells of a text within seconds. */
const SILENT_MS = 10 * 60_000;

/** Since when each number has had the same text next; those that moved on begin anew. */
export function standingsOf(before: readonly Standing[], heads: Head[], nowMs: number): Standing[] {
  return heads.map((head) => {
    const same = before.find(({ number, id }) => number === head.number && id === head.id);
    // A time that is still to come was told by a clock that has been set back.
    const sinceMs = same && same.sinceMs <= nowMs ? same.sinceMs : nowMs;
    return { ...head, sinceMs };
  });
}

/** A line that waits for its number's pace moves all the time, however long it is; one that is stuck does not. */
export const standsStill = ({ sinceMs, busyMs }: Standing, nowMs: number): boolean =>
  nowMs - sinceMs > STANDS_STILL_MS + busyMs;

/** Whether what was due at that time should have been made into texts by now. */
export const isOverdue = (dueAt: number | null, nowMs: number): boolean =>
  dueAt !== null && nowMs - dueAt > STANDS_STILL_MS;

/** Whether nothing has been heard of what Twilio has taken since then. */
export const isSilent = (sinceMs: number | null, nowMs: number): boolean =>
  sinceMs !== null && nowMs - sinceMs > SILENT_MS;
