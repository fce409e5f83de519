import { widthOfLine, type Drawing, type Line } from "../paint/paint.ts";

/** A drawing at its place, in cells from the upper left corner of what it hangs on, from 0 on. */
export interface Standing extends Drawing {
  x: number;
  y: number;
}

/** The pictures of which every row is among these lines; the first line begins at 0 and 0. */
export function standingIn(lines: readonly Line[]): Standing[] {
  return lines.flatMap((line, y) => {
    const at = line.findIndex(({ over }) => over?.row === 0);
    const drawing = line[at]?.over?.drawing;
    if (!drawing || y + drawing.rows > lines.length) return [];
    return [{ ...drawing, x: widthOfLine(line.slice(0, at)), y }];
  });
}

/**
 * The lines as they are drawn beneath. Below a picture are blanks that differ from all other blanks: whatever
 * comes in their place is written anew, and so takes the pixels away.
 */
export function linesBeneath(lines: readonly Line[], standing: readonly Standing[]): Line[] {
  const shown = new Set(standing.map(({ id }) => id));
  return lines.map((line) =>
    line.map((span) => {
      const { over } = span;
      if (!over || !shown.has(over.drawing.id)) return span;
      const { id, width } = over.drawing;
      const colour = `2;${(id >> 8) & 255};${id & 255};${over.row & 255}`;
      return { text: span.text, painted: `\u001b[38;${colour}m${" ".repeat(width)}\u001b[0m` };
    }),
  );
}
