import { useCallback, useMemo, useRef, type RefObject } from "react";
import type { VirtualizerHandle } from "virtua";
import { anchorIn, driftOf, type Anchor } from "./anchor.ts";
import type { Row } from "@parley/client";

/** What is to stand where: a row so far below the top, in pixels, or at an edge; or the last one. */
export type Goal = { key: string; at: number | "middle" | "bottom" } | "end";

export interface Hold {
  /** Goes there, and stays there as sizes become known, until the reader moves. */
  go: (goal: Goal) => void;
  /** True while it stands where it was told to: then nobody scrolls but the app. */
  stands: () => boolean;
  /** To be called right before anything is drawn anew. */
  look: () => void;
  /** To be called when sizes have become known. With no goal yet, the end is one for who follows. */
  resized: (follows: boolean) => void;
  /** To be called when there are other rows. */
  changed: () => void;
  /** To be called after a scroll. Answers how much lies below, in pixels, and how much did before. */
  moved: () => { left: number; leftBefore: number };
}

/**
 * Keeps what the reader looks at where it is. The list guesses at the size of what it has not drawn
 * yet, and sometimes at which side of the reader a row is: whatever it makes of that is put right
 * in the same task, so that it never comes on screen.
 */
export function useHold(
  list: RefObject<VirtualizerHandle | null>,
  scroller: RefObject<HTMLElement | null>,
  rows: RefObject<readonly Row[]>,
): Hold {
  const goal = useRef<Goal | null>(null);
  /** Where the goal has put the timeline. */
  const put = useRef(0);
  const left = useRef(0);
  const seen = useRef<Anchor | null>(null);

  const reach = useCallback((): boolean => {
    const [element, wanted] = [scroller.current, goal.current];
    const top =
      element && list.current && wanted && topFor(list.current, element, rows.current, wanted);
    if (typeof top !== "number") return false;
    if (Math.abs(element!.scrollTop - top) >= 1) element!.scrollTo({ top, behavior: "instant" });
    put.current = element!.scrollTop;
    return true;
  }, [list, scroller, rows]);

  const putBack = useCallback((): boolean => {
    const drift = scroller.current && seen.current && driftOf(scroller.current, seen.current);
    if (drift === null) return false;
    if (Math.abs(drift) >= 1) scroller.current!.scrollBy({ top: drift, behavior: "instant" });
    return true;
  }, [scroller]);

  return useMemo(
    () => ({
      go(to) {
        goal.current = to;
        reach();
        left.current = leftIn(scroller.current);
      },
      stands: () => goal.current !== null,
      look() {
        seen.current = scroller.current && anchorIn(scroller.current);
        // It says where things stood before this one drawing.
        queueMicrotask(() => (seen.current = null));
      },
      resized(follows) {
        if (follows) goal.current ??= "end";
        if (!reach()) putBack();
        left.current = leftIn(scroller.current);
      },
      changed() {
        if (putBack()) goal.current = null;
        else reach();
        left.current = leftIn(scroller.current);
      },
      moved() {
        const leftBefore = left.current;
        left.current = leftIn(scroller.current);
        if (Math.abs((scroller.current?.scrollTop ?? 0) - put.current) > 1) goal.current = null;
        return { left: left.current, leftBefore };
      },
    }),
    [scroller, reach, putBack],
  );
}

function leftIn(scroller: HTMLElement | null): number {
  return scroller ? scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight : 0;
}

/** How far the timeline has to be scrolled, in pixels; null when the goal is gone. */
function topFor(
  list: VirtualizerHandle,
  scroller: HTMLElement,
  rows: readonly Row[],
  goal: Goal,
): number | null {
  const furthest = Math.max(0, scroller.scrollHeight - scroller.clientHeight);
  if (goal === "end") return furthest;
  const index = rows.findIndex(({ key }) => key === goal.key);
  if (index === -1) return null;
  const room = scroller.clientHeight - list.getItemSize(index);
  const below = goal.at === "middle" ? room / 2 : goal.at === "bottom" ? room : goal.at;
  return Math.min(furthest, Math.max(0, list.getItemOffset(index) - below));
}
