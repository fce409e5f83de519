import type { Row } from "@parley/client";
import type { Line } from "../../paint/paint.ts";

/**
 * Where somebody reads: at the newest, or with the first line of one row so many lines below the
 * top; it stays there whatever comes above or below.
 */
export type Place = "newest" | { key: string; top: number };

export interface Shown {
  line: Line;
  row: number;
}

export interface View {
  lines: Shown[];
  /** The place that this view is, kept by its first row that begins on screen. */
  place: Place;
  /** The first and last row of which something is on screen; -1 when there is none. */
  first: number;
  last: number;
  /** The newest message that stands wholly on screen; 0 for none. */
  seen: number;
  atEnd: boolean;
}

/** The lines that are on screen, and nothing beyond them: only these rows are laid out. */
export function viewOf(
  rows: readonly Row[],
  place: Place,
  height: number,
  layOut: (row: Row) => readonly Line[],
): View {
  const heights = new Map<number, readonly Line[]>();
  const lines = (index: number) => {
    let known = heights.get(index);
    if (!known) heights.set(index, (known = layOut(rows[index]!)));
    return known;
  };
  const anchored = place === "newest" ? -1 : rows.findIndex(({ key }) => key === place.key);
  if (place === "newest" || anchored === -1) return fromEnd();

  let first = anchored;
  let top = place.top;
  while (top > 0 && first > 0) top -= lines(--first).length;
  // The beginning stands at the top, never below it, unless all of it fits.
  if (top > 0) top = 0;
  while (first < rows.length - 1 && top + lines(first).length <= 0) top += lines(first++).length;
  const shown = cutOut(first, top);
  return shown.length < height ? fromEnd() : made(shown, first, top, false);

  function fromEnd(): View {
    let at = rows.length;
    let start = height;
    while (start > 0 && at > 0) start -= lines(--at).length;
    const shown = rows.length === 0 ? [] : cutOut(at, start);
    return made(shown, at, start, true);
  }

  function cutOut(from: number, start: number): Shown[] {
    const shown: Shown[] = [];
    let y = start;
    for (let row = from; row < rows.length && y < height; row++)
      for (const line of lines(row)) {
        if (y >= 0 && y < height) shown.push({ line, row });
        y++;
      }
    return shown;
  }

  function made(shown: Shown[], from: number, start: number, isEnd: boolean): View {
    let y = start;
    let seen = 0;
    let kept: Place = "newest";
    for (let index = from; index < rows.length && y < height; index++) {
      const row = rows[index]!;
      const isMessage = row.kind === "said";
      if (kept === "newest" && isMessage) kept = { key: row.key, top: y };
      y += lines(index).length;
      if (isMessage && row.item.kind === "message" && y <= height) seen = row.item.message.seq;
    }
    const last = shown.at(-1)?.row ?? -1;
    const atEnd = isEnd || (last === rows.length - 1 && y <= height);
    return { lines: shown, place: kept, first: shown[0]?.row ?? -1, last, seen, atEnd };
  }
}

/** The place so many lines further up (negative) or down. */
export function scrolled(view: View, by: number): Place {
  const { place } = view;
  return place === "newest" ? place : { key: place.key, top: place.top - by };
}
