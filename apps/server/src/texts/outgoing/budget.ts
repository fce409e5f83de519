/** A picture costs about as much as this many segments, and takes as long. */
export const pictureSegments = 2;

/** The day, in UTC, that something is counted to. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** When the next day begins, and with it a new budget. */
export function nextDay(ms: number): number {
  const day = new Date(ms);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1);
}
