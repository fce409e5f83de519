import type { DOMElement } from "ink";
import { createContext, use, useLayoutEffect, useRef } from "react";
import type { Canvas } from "./canvas.ts";

const CanvasContext = createContext<Canvas | null>(null);

export const CanvasProvider = CanvasContext.Provider;

/** Null where Ink draws: in plain mode. */
export const useCanvas = (): Canvas | null => use(CanvasContext);

/** For the element that holds the place of these rows. */
export function usePatch(
  canvas: Canvas,
  rows: readonly string[],
  width: number,
): { readonly current: DOMElement | null } {
  const ref = useRef<DOMElement>(null);
  useLayoutEffect(
    () => (ref.current ? canvas.put(ref, { element: ref.current, rows, width }) : undefined),
    [canvas, rows, width],
  );
  return ref;
}
