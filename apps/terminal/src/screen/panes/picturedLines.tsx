import { Box, useWindowSize, type DOMElement } from "ink";
import { useLayoutEffect, useRef } from "react";
import { linesBeneath, standingIn } from "../../images/standing.ts";
import { frameOf } from "../../keys/regions.ts";
import type { Line } from "../../paint/paint.ts";
import { Lines } from "../lines.tsx";
import { useOutside } from "../outside.ts";

/** Lines among which may be pictures. Those wholly in view are drawn over them, where the terminal does that. */
export function PicturedLines({ lines, width }: { lines: readonly Line[]; width: number }) {
  const { pictures } = useOutside();
  const box = useRef<DOMElement>(null);
  // Where it stands can change with the terminal's size, and nothing else of it.
  useWindowSize();
  const standing = standingIn(lines);
  useLayoutEffect(() => {
    if (!box.current || standing.length === 0) return pictures.place([]);
    const { x, y } = frameOf(box.current);
    pictures.place(standing.map((each) => ({ ...each, x: x + each.x, y: y + each.y })));
  });
  useLayoutEffect(() => () => pictures.place([]), [pictures]);
  return (
    <Box ref={box}>
      <Lines lines={standing.length === 0 ? lines : linesBeneath(lines, standing)} width={width} />
    </Box>
  );
}
