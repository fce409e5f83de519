import type { DOMElement } from "ink";
import { frameOf } from "../../keys/regions.ts";
import { rowsOf, type Patch, type Row } from "./rows.ts";

/** A cell of an element. */
export interface Spot {
  of: DOMElement | null;
  x: number;
  y: number;
}

/**
 * The whole screen of a terminal. Ink lays out and this draws: Ink takes the text of every frame apart cell by cell,
 * which is most of what a key costs, while here what was painted once is compared and written as it is, and of a
 * frame only the stretches that changed.
 */
export interface Canvas {
  /** Answers how to take it away. The same key again puts another in its place. */
  put: (key: object, patch: Patch) => () => void;
  /** Shows the terminal's cursor there; of several who want it, where the last one did. Answers how to give it up. */
  point: (key: object, spot: Spot) => () => void;
  /** The terminal is ours, with whatever stands on it. */
  begin: () => void;
  /** Somebody else has the terminal. */
  end: () => void;
}

const synchronized = ["\u001b[?2026h", "\u001b[?2026l"] as const;
const cursorOn = "\u001b[?25h";
const cursorOff = "\u001b[?25l";
const eraseAll = "\u001b[2J";
const eraseRow = "\u001b[2K";
const eraseRest = "\u001b[K";
const to = (x: number, y: number) => `\u001b[${y + 1};${x + 1}H`;

export function createCanvas(stdout: NodeJS.WriteStream): Canvas {
  const patches = new Map<object, Patch>();
  const spots = new Map<object, Spot>();
  /** What stands on the screen; null where that is not known. */
  let drawn: readonly Row[] | null = null;
  let cursor: string = cursorOff;
  let isOurs = false;
  let due: NodeJS.Immediate | null = null;

  // After everything that one key or one packet changes has been laid out.
  function change(): void {
    if (isOurs) due ??= setImmediate(draw);
  }

  function draw(): void {
    due = null;
    // With nothing left to draw the screen is being given back, and what is on it then is not ours.
    if (!isOurs || patches.size === 0) return;
    const next = rowsOf(patches.values(), stdout.rows);
    const changes = drawn === null ? eraseAll + all(next) : changed(drawn, next);
    const pointed = pointedAt();
    if (changes !== "") {
      const [begin, end] = synchronized;
      stdout.write(begin + cursorOff + changes + pointed + end);
    } else if (pointed !== cursor) stdout.write(pointed);
    drawn = next;
    cursor = pointed;
  }

  function pointedAt(): string {
    const spot = Array.from(spots.values()).at(-1);
    if (!spot?.of) return cursorOff;
    const origin = frameOf(spot.of);
    return to(origin.x + spot.x, origin.y + spot.y) + cursorOn;
  }

  function forget(): void {
    drawn = null;
    change();
  }

  function keep<T>(map: Map<object, T>, key: object, value: T): () => void {
    map.delete(key);
    map.set(key, value);
    change();
    return () => {
      if (map.get(key) === value) map.delete(key);
      change();
    };
  }

  return {
    put: (key, patch) => keep(patches, key, patch),
    point: (key, spot) => keep(spots, key, spot),
    begin() {
      isOurs = true;
      stdout.on("resize", forget);
      forget();
    },
    end() {
      isOurs = false;
      stdout.off("resize", forget);
      if (due) clearImmediate(due);
      due = null;
    },
  };
}

const all = (rows: readonly Row[]): string => rows.map((row, y) => written(row, y)).join("");

/** The parts that differ; the whole row where other parts stand in it than before. */
function changed(before: readonly Row[], next: readonly Row[]): string {
  return next
    .map((row, y) => {
      const old = before[y] ?? [];
      if (!standAlike(old, row)) return to(0, y) + eraseRow + written(row, y);
      return written(row, y, (index) => row[index]!.text !== old[index]!.text);
    })
    .join("");
}

const standAlike = (before: Row, next: Row): boolean =>
  before.length === next.length &&
  next.every(({ x, width }, index) => before[index]!.x === x && before[index]!.width === width);

/** The blanks that a row ends with are erased at once rather than written one by one. */
function written(row: Row, y: number, differs: (index: number) => boolean = () => true): string {
  let text = "";
  for (const [index, part] of row.entries()) {
    if (!differs(index)) continue;
    const isLast = index === row.length - 1;
    text += to(part.x, y) + (isLast ? endingIn(part.text) : part.text);
  }
  return text;
}

/** Not behind the last column: the cursor stays in it there, and what it has just written would go. */
function endingIn(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed === text ? text : trimmed + eraseRest;
}
