import type { Row } from "@parley/client";
import { useMemo, useState, type RefObject } from "react";
import type { VirtualizerHandle } from "virtua";

/** So much beyond the screen, in pixels, counts as on it. */
const marginPx = 200;

/**
 * The rows that have to stay in the page, whatever the list thinks is on screen: the one in the Tab
 * order, and what was before the reader when rows last came or went. The list keeps its distance
 * from the end for a while after rows have come in above, so it takes what then arrives below for a
 * scroll, and would drop the rows at the top of the screen for a frame.
 */
export function useKept(
  list: RefObject<VirtualizerHandle | null>,
  scroller: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  entry: number,
): number[] {
  const [seen, setSeen] = useState({ rows, keys: none });
  if (seen.rows !== rows) {
    const keys = keysOnScreen(list.current, scroller.current, seen.rows);
    setSeen({ rows, keys });
  }
  const { keys } = seen;
  return useMemo(
    () => [...rows.keys()].filter((index) => index === entry || keys.has(rows[index]!.key)),
    [rows, entry, keys],
  );
}

const none: ReadonlySet<string> = new Set();

function keysOnScreen(
  list: VirtualizerHandle | null,
  scroller: HTMLElement | null,
  rows: readonly Row[],
): ReadonlySet<string> {
  if (!list || !scroller) return none;
  // The list hears of a scroll a frame later.
  const { scrollTop, clientHeight } = scroller;
  const first = list.findItemIndex(scrollTop - marginPx);
  const last = list.findItemIndex(scrollTop + clientHeight + marginPx);
  return new Set(rows.slice(first, last + 1).map(({ key }) => key));
}
