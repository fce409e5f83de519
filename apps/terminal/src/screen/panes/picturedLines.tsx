import { Box, type DOMElement } from "ink";
import { useLayoutEffect, useMemo, useRef } from "react";
import { linesBeneath, standingIn } from "../../images/standing.ts";
import type { Line } from "../../paint/paint.ts";
import { useCanvas } from "../canvas/useCanvas.ts";
import { Lines } from "../lines.tsx";

/** Lines among which may be pictures. Those wholly in view are drawn over them, where the terminal does that. */
export function PicturedLines({ lines, width }: { lines: readonly Line[]; width: number }) {
  const canvas = useCanvas();
  const box = useRef<DOMElement>(null);
  const pictures = useMemo(() => standingIn(lines), [lines]);
  const beneath = useMemo(() => linesBeneath(lines, pictures), [lines, pictures]);
  useLayoutEffect(
    () => (box.current ? canvas?.hang(box, { on: box.current, pictures }) : undefined),
    [canvas, pictures],
  );
  return (
    <Box ref={box}>
      <Lines lines={beneath} width={width} />
    </Box>
  );
}
