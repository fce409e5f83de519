const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** Where the line that stands around a place begins and ends. A line break is never part of a sign. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** The end of the sign that stands at a place. */
export function signEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  if (text[at] === "\n") return at + 1;
  const [start, end] = signAround(text, at);
  return start === at ? end : at;
}

/** The beginning of the sign that stands before a place. */
export function signStart(text: string, at: number): number {
  if (at <= 0) return 0;
  if (text[at - 1] === "\n") return at - 1;
  return signAround(text, at - 1)[0];
}

/** The next place between two signs, when this one is within one. */
export function betweenSigns(text: string, at: number): number {
  if (at <= 0 || at >= text.length || text[at] === "\n" || text[at - 1] === "\n")
    return Math.max(0, Math.min(at, text.length));
  const [start, end] = signAround(text, at);
  return start === at ? at : end;
}

function signAround(text: string, at: number): [start: number, end: number] {
  const start = lineStart(text, at);
  const found = graphemes.segment(text.slice(start, lineEnd(text, at))).containing(at - start);
  if (!found) return [at, at];
  return [start + found.index, start + found.index + found.segment.length];
}

/** The end of the word at or after a place. */
export function wordEnd(text: string, at: number): number {
  for (const { segment, index, isWordLike } of words.segment(text.slice(at)))
    if (isWordLike) return at + index + segment.length;
  return text.length;
}

/** The beginning of the word before a place. */
export function wordStart(text: string, at: number): number {
  let end = at;
  while (end > 0) {
    const start = lineStart(text, end);
    const before = Array.from(words.segment(text.slice(start, end)));
    const last = before.findLast(({ isWordLike }) => isWordLike);
    if (last) return start + last.index;
    end = start - 1;
  }
  return 0;
}

/** The beginning of what stands before a place between blanks. */
export function blankStart(text: string, at: number): number {
  return /\S*\s*$/u.exec(text.slice(0, at))!.index;
}
