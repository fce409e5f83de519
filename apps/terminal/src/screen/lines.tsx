import { Box, Text } from "ink";
import { memo, useMemo } from "react";
import { useLook } from "../paint/look.ts";
import type { Line, Look } from "../paint/paint.ts";
import type { Canvas } from "./canvas/canvas.ts";
import { useCanvas, usePatch } from "./canvas/useCanvas.ts";

interface LinesProps {
  lines: readonly Line[];
  width: number;
  /** How all of it looks, where a span says nothing else. */
  look?: Look;
}

/** Lines of exactly this width, so that nothing is left to wrap. */
export const Lines = memo(function Lines({ lines, width, look }: LinesProps) {
  const { paint } = useLook();
  const canvas = useCanvas();
  const rows = useMemo(
    () => (width < 1 ? [] : lines.map((line) => paint(line, width, look))),
    [lines, width, look, paint],
  );
  if (rows.length === 0) return null;
  if (canvas) return <Patch canvas={canvas} rows={rows} width={width} />;
  return <Text wrap="truncate">{rows.join("\n")}</Text>;
});

interface PatchProps {
  canvas: Canvas;
  rows: readonly string[];
  width: number;
}

/** The place of the rows, which the canvas draws. */
function Patch({ canvas, rows, width }: PatchProps) {
  const place = usePatch(canvas, rows, width);
  return <Box ref={place} width={width} height={rows.length} flexShrink={0} />;
}
