import { useCallback, useRef, type RefObject } from "react";

/** A row, and how far below the top of the timeline it stands, in pixels. */
interface Anchor {
  key: string;
  top: number;
}

interface TopAnchor {
  /** To be called when something has moved or changed its size. */
  note: () => void;
  /** To be called when rows have come in above. */
  hold: () => void;
  /** To be called when rows have come in below: until they are measured the list may take them for above. */
  stay: () => void;
}

/**
 * At the very top the list cannot tell the rows that stay from the lines that go when older rows
 * come in above. This keeps the first message on screen where it is.
 */
export function useTopAnchor(scroller: RefObject<HTMLElement | null>): TopAnchor {
  const anchor = useRef<Anchor | null>(null);

  const note = useCallback(() => {
    // A frame later, when what has moved or changed its size is drawn.
    requestAnimationFrame(() => {
      const top = scroller.current;
      anchor.current = top && top.scrollTop < 1 ? firstIn(top) : null;
    });
  }, [scroller]);

  const hold = useCallback(() => {
    if (scroller.current && anchor.current) putBack(scroller.current, anchor.current);
  }, [scroller]);

  const stay = useCallback(() => {
    const first = scroller.current && firstIn(scroller.current);
    if (scroller.current && first) putBack(scroller.current, first);
  }, [scroller]);

  return { note, hold, stay };
}

/** The first message on screen. */
function firstIn(scroller: HTMLElement): Anchor | null {
  const { top } = scroller.getBoundingClientRect();
  for (const row of scroller.querySelectorAll<HTMLElement>("[data-row]")) {
    const box = row.getBoundingClientRect();
    if (box.bottom > top) return { key: row.dataset["row"]!, top: box.top - top };
  }
  return null;
}

/** How many frames it takes at most until all that came in has been measured. */
const settlingFrames = 15;
const byHand = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Keeps a message where it is on screen while what came in above it gets its size. */
function putBack(scroller: HTMLElement, anchor: Anchor): void {
  let frames = 0;
  let stopped = false;
  const stop = () => (stopped = true);
  for (const event of byHand) scroller.addEventListener(event, stop, { once: true, passive: true });
  requestAnimationFrame(settle);

  function settle() {
    if (stopped || ++frames > settlingFrames) {
      for (const event of byHand) scroller.removeEventListener(event, stop);
      return;
    }
    const drift = driftOf(scroller, anchor);
    if (Math.abs(drift) >= 1) scroller.scrollBy({ top: drift, behavior: "instant" });
    requestAnimationFrame(settle);
  }
}

function driftOf(scroller: HTMLElement, { key, top }: Anchor): number {
  const row = scroller.querySelector(`[data-row="${CSS.escape(key)}"]`);
  if (!row) return 0;
  return row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - top;
}
