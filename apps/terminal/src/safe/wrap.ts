import { signsOf, startOf, widthOf } from "./width.ts";

/** A stretch of text with one look. */
interface Piece {
  text: string;
}

/** Lines of at most `width` cells, broken at spaces where there are some. */
export function wrap(text: string, width: number): string[] {
  return wrapPieces([{ text }], width).map((line) => line.map((piece) => piece.text).join(""));
}

/** The same for text in several looks; each piece keeps what it has beside its text. */
export function wrapPieces<P extends Piece>(pieces: readonly P[], width: number): P[][] {
  const room = Math.max(1, width);
  const lines: P[][] = [[]];
  let left = room;

  const put = (piece: P, text: string) => {
    const line = lines.at(-1)!;
    const before = line.at(-1);
    // Words of one look in one line are one piece again.
    if (before && sources.get(before) === piece) before.text += text;
    else {
      const part = { ...piece, text };
      sources.set(part, piece);
      line.push(part);
    }
    left -= widthOf(text);
  };
  const sources = new Map<P, P>();
  const begin = () => {
    trimEnd(lines.at(-1)!);
    lines.push([]);
    left = room;
  };

  for (const [word, parts] of wordsOf(pieces)) {
    if (word === "\n") {
      lines.push([]);
      left = room;
      continue;
    }
    const wide = widthOf(word);
    if (wide > left && left < room && wide <= room) {
      // The space at a break is drawn by the break.
      begin();
      if (word.trim() === "") continue;
    }
    for (const { piece, text } of parts) {
      let rest = text;
      while (widthOf(rest) > left) {
        const fitting = startOf(rest, left) || (left === room ? signsOf(rest)[0]! : "");
        if (fitting) put(piece, fitting);
        rest = rest.slice(fitting.length);
        begin();
      }
      if (rest !== "") put(piece, rest);
    }
  }
  return lines;
}

type Word<P> = [text: string, parts: { piece: P; text: string }[]];

/** Newlines, runs of spaces, and words; a word may go through several looks. */
function wordsOf<P extends Piece>(pieces: readonly P[]): Word<P>[] {
  const words: Word<P>[] = [];
  let open: Word<P> | null = null;
  for (const piece of pieces) {
    for (const text of piece.text.match(/\n| +|[^ \n]+/g) ?? []) {
      const isWord = text !== "\n" && !text.startsWith(" ");
      if (isWord && open) {
        open[0] += text;
        open[1].push({ piece, text });
      } else {
        const word: Word<P> = [text, [{ piece, text }]];
        words.push(word);
        open = isWord ? word : null;
      }
    }
  }
  return words;
}

function trimEnd(line: Piece[]): void {
  const last = line.at(-1);
  if (last) last.text = last.text.trimEnd();
}
