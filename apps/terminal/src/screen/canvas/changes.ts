import type { Part, Row } from "./rows.ts";

/** What is written into a row, from a column on; the last column that it may touch is not in it. */
export interface Change {
  y: number;
  from: number;
  to: number;
  text: string;
}

const eraseRow = "\u001b[2K";
const eraseRest = "\u001b[K";
const along = (x: number) => `\u001b[${x + 1}G`;

/** The parts that differ; the whole row where other parts stand in it than before, or nobody knows what does. */
export function changesIn(before: readonly Row[] | null, next: readonly Row[]): Change[] {
  return next.flatMap((row, y) => {
    const old = before?.[y];
    if (!old || !standAlike(old, row)) return [whole(row, y)];
    return row.flatMap((part, index): Change[] => {
      if (part.text === old[index]!.text) return [];
      return [{ y, from: part.x, to: part.x + part.width, text: written(part, index, row) }];
    });
  });
}

const standAlike = (before: Row, next: Row): boolean =>
  before.length === next.length &&
  next.every(({ x, width }, index) => before[index]!.x === x && before[index]!.width === width);

function whole(row: Row, y: number): Change {
  const parts = row.map((part, index) => along(part.x) + written(part, index, row));
  return { y, from: 0, to: Infinity, text: eraseRow + parts.join("") };
}

/**
 * The blanks that a row ends with are erased at once rather than written one by one. Not behind the last column: the
 * cursor stays in it there, and what it has just written would go.
 */
function written({ text }: Part, index: number, row: Row): string {
  const trimmed = index === row.length - 1 ? text.trimEnd() : text;
  return trimmed === text ? text : trimmed + eraseRest;
}
