import { useBoxMetrics, type DOMElement } from "ink";
import { useRef, type RefObject } from "react";

/** How many lines a box has; at most so many, which is believed until it has been measured. */
export function useHeight(most: number): [RefObject<DOMElement | null>, number] {
  const ref = useRef<DOMElement | null>(null);
  const { height, hasMeasured } = useBoxMetrics(ref as RefObject<DOMElement>);
  const known = hasMeasured && height > 0 ? Math.min(height, most) : most;
  return [ref, Math.max(1, known)];
}
