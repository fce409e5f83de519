import type { DOMElement } from "ink";
import type { Standing } from "../../images/standing.ts";
import { frameOf } from "../../keys/regions.ts";
import { changesIn, type Change } from "./changes.ts";
import { overChanges } from "./pictures.ts";
import { rowsOf, type Patch, type Row } from "./rows.ts";

/** A cell of an element. */
export interface Spot {
  of: DOMElement | null;
  x: number;
  y: number;
}

/** Pictures that the terminal draws over the rows of an element. */
export interface Hung {
  on: DOMElement;
  pictures: readonly Standing[];
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
  /** Answers how to take them down. */
  hang: (key: object, hung: Hung) => () => void;
  /** The terminal is ours, with whatever stands on it. */
  begin: () => void;
  /** Somebody else has the terminal. */
  end: () => void;
}

/** Where the terminal does not say how high it is, a serial line say: as high as Ink takes it to be. */
const usualRows = 24;

const synchronized = ["\u001b[?2026h", "\u001b[?2026l"] as const;
const cursorOn = "\u001b[?25h";
const cursorOff = "\u001b[?25l";
const to = (x: number, y: number) => `\u001b[${y + 1};${x + 1}H`;

export function createCanvas(stdout: NodeJS.WriteStream): Canvas {
  const patches = new Map<object, Patch>();
  const spots = new Map<object, Spot>();
  const walls = new Map<object, Hung>();
  /** What stands on the screen; null where that is not known. */
  let drawn: { rows: readonly Row[]; pictures: readonly Standing[] } | null = null;
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
    const next = {
      rows: rowsOf(patches.values(), stdout.rows || usualRows),
      pictures: picturesHung(),
    };
    const changes = changesIn(drawn?.rows ?? null, next.rows);
    const over = overChanges(next.pictures, changes, drawn?.pictures ?? []);
    const pointed = pointedAt();
    if (changes.length + over.length > 0) write(changes, over, pointed);
    else if (pointed !== cursor) stdout.write(pointed);
    drawn = next;
    cursor = pointed;
  }

  function write(changes: readonly Change[], over: readonly Standing[], pointed: string): void {
    const text = changes.map((each) => to(each.from, each.y) + each.text).join("");
    const pictures = over.map(({ x, y, sequence }) => to(x, y) + sequence).join("");
    const [begin, end] = synchronized;
    stdout.write(begin + cursorOff + text + pictures + pointed + end);
  }

  /** The last row is never a picture's: some terminals scroll behind it. */
  function picturesHung(): Standing[] {
    return Array.from(walls.values()).flatMap(({ on, pictures }) => {
      const origin = frameOf(on);
      return pictures
        .map((each) => ({ ...each, x: origin.x + each.x, y: origin.y + each.y }))
        .filter(({ x, y, width, rows }) => x + width <= stdout.columns && y + rows < stdout.rows);
    });
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
    hang: (key, hung) => keep(walls, key, hung),
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
