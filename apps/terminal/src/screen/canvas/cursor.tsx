import { useCursor, type DOMElement } from "ink";
import { useLayoutEffect, useRef, useState } from "react";
import { frameOf } from "../../keys/regions.ts";
import type { Canvas } from "./canvas.ts";
import { useCanvas } from "./useCanvas.ts";

interface CursorProps {
  of: { readonly current: DOMElement | null };
  x: number;
  y: number;
}

/** The terminal's own cursor, which input methods and magnifiers follow, in a cell of an element. */
export function Cursor(props: CursorProps) {
  const canvas = useCanvas();
  return canvas ? <DrawnCursor canvas={canvas} {...props} /> : <InkCursor {...props} />;
}

function DrawnCursor({ canvas, of, x, y }: CursorProps & { canvas: Canvas }) {
  const key = useRef(null);
  useLayoutEffect(() => canvas.point(key, { of: of.current, x, y }), [canvas, of, x, y]);
  return null;
}

/** Where the element is on the screen is known only after it has been laid out, so what has moved is drawn once more. */
function InkCursor({ of, x, y }: CursorProps) {
  const { setCursorPosition } = useCursor();
  const [origin, setOrigin] = useState<{ x: number; y: number } | null>(null);
  // After every layout: what stands above it may have grown.
  // oxlint-disable-next-line react/exhaustive-deps
  useLayoutEffect(() => {
    const next = of.current && frameOf(of.current);
    if (next && (next.x !== origin?.x || next.y !== origin.y)) setOrigin(next);
  });
  setCursorPosition(origin ? { x: origin.x + x, y: origin.y + y } : undefined);
  return null;
}
