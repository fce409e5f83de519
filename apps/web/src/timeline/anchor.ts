/** The words of a message, and how far below the top of the timeline they stand, in pixels. */
export interface Anchor {
  id: string;
  top: number;
}

/**
 * The words in the middle of the screen: the farthest from where rows come and go. Not their row,
 * whose head goes when a message of the same author comes in above.
 */
export function anchorIn(scroller: HTMLElement): Anchor | null {
  const { top, bottom } = scroller.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  let anchor: Anchor | null = null;
  let nearest = (bottom - top) / 2;
  for (const words of scroller.querySelectorAll("[id^='what-']")) {
    const box = words.getBoundingClientRect();
    const distance = Math.max(box.top - middle, middle - box.bottom, 0);
    if (distance >= nearest || !isDrawn(words)) continue;
    nearest = distance;
    anchor = { id: words.id, top: box.top - top };
  }
  return anchor;
}

/** How far they have moved since, downwards; null when they are no longer in the page. */
export function driftOf(scroller: HTMLElement, { id, top }: Anchor): number | null {
  const words = scroller.querySelector(`#${CSS.escape(id)}`);
  if (!words) return null;
  return words.getBoundingClientRect().top - scroller.getBoundingClientRect().top - top;
}

/** What has not been measured yet is in the page, but nobody has seen it. */
function isDrawn(words: Element): boolean {
  return words.closest("li")?.style.visibility !== "hidden";
}
