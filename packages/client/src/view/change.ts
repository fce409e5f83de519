import type { Row } from "./rows.ts";

/** Rows came in above what was drawn before, and what was drawn is still there. */
export function isPrepended(before: readonly Row[], now: readonly Row[]): boolean {
  const first = before.findIndex((row) => row.kind === "said");
  if (first === -1) return false;
  const { key } = before[first]!;
  return now.findIndex((row) => row.key === key) > first;
}

/** The reader has just said something: they want to see it. */
export function isOwnNew(before: readonly Row[], now: readonly Row[]): boolean {
  const last = now.at(-1);
  if (last?.kind !== "said" || last.item.kind !== "pending") return false;
  return last.item.item.status === "sending" && !before.some((row) => row.key === last.key);
}

/** The row of the "new" line, or -1. */
export function rowOfLine(rows: readonly Row[]): number {
  return rows.findIndex((row) => row.kind === "new");
}

/** True when the rows reach back to before the line, so that it stands where it belongs. */
export function reachesLine(rows: readonly Row[], newFrom: number | null): boolean {
  if (newFrom === null || newFrom <= 1) return true;
  const first = rows.find((row) => row.kind === "said" && row.item.kind === "message");
  if (first?.kind !== "said" || first.item.kind !== "message") return false;
  return first.item.message.seq < newFrom;
}
