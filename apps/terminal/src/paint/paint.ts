import { startOf, widthOf } from "../safe/width.ts";
import { colourOf, nameColour, type Role } from "./colours.ts";
import type { Depth } from "./depth.ts";
import type { Ground } from "./ground.ts";

/** How a stretch of text looks. */
export interface Look {
  role?: Role;
  /** In the colour of this person. */
  person?: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  inverse?: boolean;
  /** Where a click leads, on terminals that can. */
  href?: string;
}

/** A picture that the terminal draws over the lines that stand for it. */
export interface Drawing {
  /** Apart from every other's. */
  id: number;
  /** Draws it from the cursor on, to the right and below. */
  sequence: string;
  /** In cells. */
  width: number;
  rows: number;
}

/** Text that is harmless already. */
export interface Span extends Look {
  text: string;
  /** The same with codes of its own, drawn where there is room for all of it. */
  painted?: string;
  /** The picture of which this is a row. */
  over?: { drawing: Drawing; row: number };
}

export type Line = readonly Span[];

export interface Painter {
  depth: Depth;
  /** Whether OSC 8 may be written. */
  links: boolean;
  /** The line in exactly so many cells, with the codes for its looks. */
  paint: (line: Line, width: number, look?: Look) => string;
}

export function createPainter(depth: Depth, links: boolean, ground: Ground | null = null): Painter {
  const paper = { depth, ground };
  function codes(look: Look): string {
    return [
      look.bold && "1",
      look.italic && "3",
      look.underline && "4",
      look.inverse && "7",
      look.role && colourOf(look.role, paper),
      look.person !== undefined && nameColour(look.person, paper),
    ]
      .filter(Boolean)
      .join(";");
  }

  function paintSpan(span: Span, base: Look | undefined): string {
    if (span.text === "") return "";
    if (span.painted !== undefined) return span.painted;
    const set = codes(base ? { ...base, ...span } : span);
    const text = links && span.href ? linked(span.text, span.href) : span.text;
    return set === "" ? text : `\u001b[${set}m${text}\u001b[0m`;
  }

  return {
    depth,
    links,
    paint(line, width, base) {
      const fitted = fit(line, width);
      return fitted.map((span) => paintSpan(span, base)).join("");
    },
  };
}

/** Cut with an ellipsis, or filled up with blanks. */
export function fit(line: Line, width: number): Span[] {
  const fitted: Span[] = [];
  let left = width;
  const total = widthOfLine(line);
  if (total > width) left = Math.max(0, width - 1);
  for (const span of line) {
    if (left <= 0) break;
    const wide = widthOf(span.text);
    const text = wide <= left ? span.text : startOf(span.text, left);
    left -= widthOf(text);
    if (wide <= widthOf(text)) fitted.push(span);
    else {
      const { painted: _, ...look } = span;
      fitted.push({ ...look, text });
      break;
    }
  }
  if (total > width && width > 0) fitted.push({ text: "…", role: "quiet" });
  if (left > 0) fitted.push({ text: " ".repeat(left) });
  return fitted;
}

export const widthOfLine = (line: Line): number =>
  line.reduce((width, span) => width + widthOf(span.text), 0);

/** A line with something at its right end; what does not fit is taken from the left part. */
export function withEnd(start: Line, end: Line, width: number): Span[] {
  const room = Math.max(0, width - widthOfLine(end));
  return [...fit(start, room), ...end];
}

export const rule = (width: number): string => "─".repeat(Math.max(0, width));

/** Only what partsOf took for a link comes here; nothing of it can end the sequence early. */
function linked(text: string, href: string): string {
  const safe = href.replace(/[^\x21-\x7e]/gu, (sign) => encodeURIComponent(sign));
  if (!/^(?:https?:\/\/|mailto:)/i.test(safe)) return text;
  return `\u001b]8;;${safe}\u001b\\${text}\u001b]8;;\u001b\\`;
}
