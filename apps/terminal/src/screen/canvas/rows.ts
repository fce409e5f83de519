import type { DOMElement } from "ink";

/** A stretch of painted text of one width, wherever Ink has laid out the element that holds its place. */
export interface Patch {
  element: DOMElement;
  rows: readonly string[];
  width: number;
}

/** Text that is already painted, from a column on. */
export interface Part {
  x: number;
  width: number;
  text: string;
}

/** The parts of one row of the screen, from left to right. */
export type Row = readonly Part[];

/** What is to stand in each row of the screen, as Ink has laid it out. */
export function rowsOf(patches: Iterable<Patch>, height: number): Row[] {
  const rows = Array.from({ length: height }, (): Part[] => []);
  for (const { element, rows: texts, width } of patches) {
    const place = placeOf(element, height);
    if (!place) continue;
    for (let y = place.top; y < place.bottom; y++) {
      const text = texts[y - place.y];
      if (text !== undefined) rows[y]!.push({ x: place.x, width, text });
    }
  }
  for (const row of rows) row.sort((one, other) => one.x - other.x);
  return rows;
}

interface Place {
  x: number;
  y: number;
  /** The rows of the screen in which it may be seen. */
  top: number;
  bottom: number;
}

/** Null for what is not shown. */
function placeOf(element: DOMElement, height: number): Place | null {
  let place: Place = { x: 0, y: 0, top: 0, bottom: Number.POSITIVE_INFINITY };
  for (let node: DOMElement | undefined = element; node; node = node.parentNode) {
    const { yogaNode, style } = node;
    if (!yogaNode || style.display === "none") return null;
    if (style.overflow === "hidden") {
      const bottom = Math.min(place.bottom, yogaNode.getComputedHeight());
      place = { ...place, top: Math.max(place.top, 0), bottom };
    }
    const [x, y] = [yogaNode.getComputedLeft(), yogaNode.getComputedTop()];
    place = { x: place.x + x, y: place.y + y, top: place.top + y, bottom: place.bottom + y };
  }
  return { ...place, top: Math.max(0, place.top), bottom: Math.min(height, place.bottom) };
}
