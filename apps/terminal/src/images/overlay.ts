import { widthOf } from "../safe/width.ts";
import type { Standing } from "./standing.ts";

/** Draws pictures over what is drawn in text, and again whenever that has written over them. */
export interface Overlay {
  /** For whoever draws text, in place of the terminal. */
  readonly stdout: NodeJS.WriteStream;
  /** What is to stand on the screen from now on, with the next frame; in place of what stood there. */
  place: (standing: readonly Standing[]) => void;
  /** Somebody else has the terminal. */
  leave: () => void;
  /** It is ours again, and is about to be drawn anew. */
  come: () => void;
}

const ESC = "\u001b";
const keepCursor = `${ESC}7`;
const giveCursorBack = `${ESC}8`;

export function overlayOn(terminal: NodeJS.WriteStream): Overlay {
  let standing: readonly Standing[] = [];
  let written = "";
  let isHere = true;
  let isDue = false;

  /** Once it has been said what is to stand there, which may be after the frame was written. */
  function soon(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      const frames = written;
      written = "";
      if (isHere && standing.length > 0 && frames !== "") draw(frames);
    });
  }

  function draw(frames: string): void {
    const stretches = stretchesIn(frames);
    const due = standing.filter(
      ({ x, y, width, rows: high }) =>
        // The last row is never a picture's: some terminals scroll behind it.
        x + width <= terminal.columns &&
        y + high < terminal.rows &&
        (stretches?.some(
          (one) => one.y >= y && one.y < y + high && one.from < x + width && one.to > x,
        ) ??
          true),
    );
    if (due.length === 0) return;
    const drawn = due.map(({ x, y, sequence }) => `${ESC}[${y + 1};${x + 1}H${sequence}`);
    terminal.write(`${keepCursor}${drawn.join("")}${giveCursorBack}`);
  }

  function write(...given: Parameters<NodeJS.WriteStream["write"]>): boolean {
    const [chunk] = given;
    if (isHere && typeof chunk === "string") {
      written += chunk;
      soon();
    }
    return terminal.write(...given);
  }

  return {
    stdout: new Proxy(terminal, {
      get(target, name) {
        if (name === "write") return write;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    }),
    place(next) {
      standing = next;
    },
    leave() {
      isHere = false;
      written = "";
    },
    come() {
      isHere = true;
    },
  };
}

const steering = new RegExp(String.raw`${ESC}\[[0-?]*[ -/]*[@-~]`, "g");
const going = new RegExp(String.raw`${ESC}\[(\d+);(\d+)H`);
const erases = new RegExp(String.raw`${ESC}\[[0-2]?K`);
/** Writes where nobody can tell from here. */
const elsewhere = new RegExp(String.raw`\n|${ESC}\[(?:[0-3]?J|\d*[A-E]|\?1049)`);

/** Cells of a row that were written, the last one not among them. */
interface Stretch {
  y: number;
  from: number;
  to: number;
}

/** What was written over; null where that is not to be seen, and all may be. */
export function stretchesIn(frames: string): Stretch[] | null {
  const [before = "", ...rest] = frames.split(going);
  if (elsewhere.test(frames) || before.replaceAll(steering, "") !== "") return null;
  const stretches: Stretch[] = [];
  for (let at = 0; at < rest.length; at += 3) {
    const [y, from] = [Number(rest[at]) - 1, Number(rest[at + 1]) - 1];
    const text = rest[at + 2]!;
    const width = erases.test(text) ? Infinity : widthOf(text.replaceAll(steering, ""));
    if (width > 0) stretches.push({ y, from, to: from + width });
  }
  return stretches;
}
