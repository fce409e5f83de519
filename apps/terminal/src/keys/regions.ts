import type { DOMElement } from "ink";
import type { Spot } from "./typed.ts";

/** What the mouse does to a part of the screen; `false`: nothing is there, and it may be meant for what lies below. */
export interface MouseHandlers {
  /** Told where in the part, and how large it is. */
  click?: (at: Spot, size: { width: number; height: number }) => void | false;
  wheel?: (by: 1 | -1) => void | false;
}

export interface Region {
  box: { readonly current: DOMElement | null };
  handlers: { readonly current: MouseHandlers };
}

/** The parts that take the mouse. Where they are is looked up when it is clicked, and costs nothing until then. */
export interface Regions {
  /** Answers how to take it away again. */
  add: (region: Region) => () => void;
  /** Whether some part took it. */
  take: (chord: string, at: Spot) => boolean;
}

export function createRegions(): Regions {
  const all: Region[] = [];
  return {
    add(region) {
      all.push(region);
      return () => void all.splice(all.indexOf(region), 1);
    },
    take(chord, at) {
      // What appeared last lies on top.
      for (const { box, handlers } of all.toReversed()) {
        if (!box.current) continue;
        const { x, y, width, height } = frameOf(box.current);
        const spot = { x: at.x - x, y: at.y - y };
        const isInside = spot.x >= 0 && spot.y >= 0 && spot.x < width && spot.y < height;
        if (isInside && given(handlers.current, chord, spot, { width, height }) !== false)
          return true;
      }
      return false;
    },
  };
}

function given(
  { click, wheel }: MouseHandlers,
  chord: string,
  at: Spot,
  size: { width: number; height: number },
): void | false {
  if (chord === "click") return click ? click(at, size) : false;
  return wheel ? wheel(chord === "wheelup" ? -1 : 1) : false;
}

/** Where something was laid out last, in cells of the screen. What is not shown has no size. */
export function frameOf(element: DOMElement): Spot & { width: number; height: number } {
  let [x, y] = [0, 0];
  for (let node: DOMElement | undefined = element; node; node = node.parentNode) {
    x += node.yogaNode?.getComputedLeft() ?? 0;
    y += node.yogaNode?.getComputedTop() ?? 0;
  }
  const width = element.yogaNode?.getComputedWidth() ?? 0;
  const height = element.yogaNode?.getComputedHeight() ?? 0;
  return { x, y, width, height };
}
