import { harmlessLine } from "../safe/harmless.ts";
import { widthOf } from "../safe/width.ts";
import { moveTo, type Editor } from "./editor.ts";

/** A row of the field: a stretch of the text, and what is drawn of it. */
export interface FieldRow {
  start: number;
  end: number;
  signs: readonly Sign[];
}

interface Sign {
  /** How many UTF-16 units it has in the text. */
  length: number;
  drawn: string;
  width: number;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The text in rows of at most `width` cells, of which the last one is kept for the cursor. Lines are remembered, so
 * that a key costs what its own line costs, however much was pasted.
 */
export function rowsOfText(text: string, width: number): FieldRow[] {
  const rows: FieldRow[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    for (const row of rowsOfLine(line, Math.max(2, width) - 1))
      rows.push({ ...row, start: start + row.start, end: start + row.end });
    start += line.length + 1;
  }
  return rows;
}

const known = new Map<string, readonly FieldRow[]>();

function rowsOfLine(line: string, width: number): readonly FieldRow[] {
  const name = `${width} ${line}`;
  let rows = known.get(name);
  if (!rows) {
    rows = broken(line, width);
    if (known.size > 20_000) known.clear();
    known.set(name, rows);
  }
  return rows;
}

function broken(line: string, width: number): FieldRow[] {
  const rows: FieldRow[] = [];
  let signs: Sign[] = [];
  let start = 0;
  const end = () => {
    const length = signs.reduce((sum, sign) => sum + sign.length, 0);
    rows.push({ start, end: start + length, signs });
    start += length;
  };
  for (const { segment } of graphemes.segment(line)) {
    const sign = signOf(segment);
    // Twice where the word that goes on to the next row has no room there for a wide sign.
    while (widthOfSigns(signs) + sign.width > width && signs.length > 0) {
      const rest = afterLastBlank(signs, sign);
      signs = signs.slice(0, signs.length - rest.length);
      end();
      signs = rest;
    }
    signs.push(sign);
  }
  end();
  return rows;
}

/** What of a full row goes on with the next sign: the word that both belong to, unless it is all there is. */
function afterLastBlank(signs: readonly Sign[], next: Sign): Sign[] {
  if (next.drawn === " ") return [];
  const blank = signs.findLastIndex(({ drawn }) => drawn === " ");
  return blank === -1 ? [] : signs.slice(blank + 1);
}

function signOf(segment: string): Sign {
  const drawn = segment === "\t" ? "  " : harmlessLine(segment);
  return { length: segment.length, drawn, width: widthOf(drawn) };
}

const widthOfSigns = (signs: readonly Sign[]) => signs.reduce((sum, { width }) => sum + width, 0);

/** In which row and cell a place in the text is. */
export function cellOf(rows: readonly FieldRow[], at: number): { row: number; cell: number } {
  const row = Math.max(
    0,
    rows.findLastIndex(({ start }) => start <= at),
  );
  let cell = 0;
  let place = rows[row]?.start ?? 0;
  for (const sign of rows[row]?.signs ?? []) {
    if (place >= at) break;
    place += sign.length;
    cell += sign.width;
  }
  return { row, cell };
}

/** One row further up or down, as near to the same cell as there is a sign. Null beyond the first and the last. */
export function stepRow(editor: Editor, width: number, by: 1 | -1): Editor | null {
  const rows = rowsOfText(editor.text, width);
  const from = cellOf(rows, editor.at);
  const row = rows[from.row + by];
  if (!row) return null;
  const column = editor.column ?? from.cell;
  return moveTo(editor, placeAt(rows, from.row + by, column), column);
}

/** The place in the text that is drawn there, or the last before it. */
export function placeAt(rows: readonly FieldRow[], at: number, column: number): number {
  const row = rows[at];
  if (!row) return 0;
  let place = row.start;
  let cell = 0;
  for (const sign of row.signs) {
    if (cell + sign.width > column) break;
    place += sign.length;
    cell += sign.width;
  }
  // The end of a broken row is the beginning of the next.
  const isBroken = rows[at + 1]?.start === row.end;
  if (isBroken && place === row.end) place -= row.signs.at(-1)?.length ?? 0;
  return place;
}
