import { Text } from "ink";
import { memo } from "react";
import { useLook } from "../paint/look.ts";
import type { Line, Look } from "../paint/paint.ts";

interface LinesProps {
  lines: readonly Line[];
  width: number;
  /** How all of it looks, where a span says nothing else. */
  look?: Look;
}

/** Lines of exactly this width, so that Ink has nothing to wrap. */
export const Lines = memo(function Lines({ lines, width, look }: LinesProps) {
  const { paint } = useLook();
  if (width < 1 || lines.length === 0) return null;
  return <Text wrap="truncate">{lines.map((line) => paint(line, width, look)).join("\n")}</Text>;
});
