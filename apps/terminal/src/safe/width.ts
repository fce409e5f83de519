import stringWidth from "string-width";

const known = new Map<string, number>();

/** How many cells a text takes. */
export function widthOf(text: string): number {
  if (isAscii(text)) return text.length;
  let width = known.get(text);
  if (width === undefined) {
    width = stringWidth(text);
    if (known.size > 10_000) known.clear();
    known.set(text, width);
  }
  return width;
}

/** At most so many cells of it, with an ellipsis where something is missing. */
export function cut(text: string, width: number): string {
  if (width <= 0) return "";
  if (widthOf(text) <= width) return text;
  return `${startOf(text, width - 1)}…`;
}

/** As much of its beginning as fits. */
export function startOf(text: string, width: number): string {
  if (isAscii(text)) return text.slice(0, Math.max(0, width));
  let start = "";
  let left = width;
  for (const { segment } of segmenter.segment(text)) {
    left -= widthOf(segment);
    if (left < 0) break;
    start += segment;
  }
  return start;
}

export function padded(text: string, width: number): string {
  const fitting = cut(text, width);
  return fitting + " ".repeat(Math.max(0, width - widthOf(fitting)));
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

// oxlint-disable-next-line no-control-regex
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);

/** The signs that a text is drawn in, each whole. */
export function signsOf(text: string): string[] {
  if (isAscii(text)) return text.split("");
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
