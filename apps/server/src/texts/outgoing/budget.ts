/** A picture costs about as much as this many segments, and takes as long. */
const PICTURE_SEGMENTS = 2;

/** For how many segments a text counts. */
export const billed = ({ segments, files }: { segments: number; files: string | null }): number =>
  segments + (files === null ? 0 : PICTURE_SEGMENTS);

/** The day, in UTC, that something is counted to. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** When the next day begins, and with it a new budget. */
export function nextDay(ms: number): number {
  const day = new Date(ms);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + 1);
}
