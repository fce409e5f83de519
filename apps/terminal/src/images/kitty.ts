import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Line } from "../paint/paint.ts";
import type { Pixels } from "./blocks.ts";

// https://sw.kovidgoyal.net/kitty/graphics-protocol: the picture is sent once and draws nothing. Cells of one
// character in a colour that is its number stand for its parts, so that whoever moves text moves it.

const ESC = "\u001b";
const placeholder = "\u{10eeee}";
/** What counts rows and columns, from 0 on; as many as pictures have rows. */
const ranges: readonly (readonly [from: number, to: number])[] = [
  [0x305, 0x305],
  [0x30d, 0x30e],
  [0x310, 0x310],
  [0x312, 0x312],
  [0x33d, 0x33f],
  [0x346, 0x346],
  [0x34a, 0x34c],
  [0x350, 0x352],
  [0x357, 0x357],
  [0x35b, 0x35b],
  [0x363, 0x36f],
  [0x483, 0x487],
  [0x592, 0x595],
  [0x597, 0x599],
  [0x59c, 0x5a1],
  [0x5a8, 0x5a9],
  [0x5ab, 0x5ac],
  [0x5af, 0x5af],
  [0x5c4, 0x5c4],
  [0x610, 0x617],
  [0x657, 0x65b],
  [0x65d, 0x65e],
];
const marks = ranges.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index)),
);

/** The most rows of cells that one picture can take. */
export const mostRows = marks.length;

export interface KittyId {
  /** A colour of the palette of 256 that is in no theme, so that nothing on the way changes it. */
  colour: number;
  /** Above it, so that two programs in one window have numbers of their own. */
  family: number;
}

const colours = { from: 16, count: 240 };

/** Numbers for pictures, each as late again as can be. */
export function kittyIds(random = Math.random): () => KittyId {
  const family = 1 + Math.floor(random() * (marks.length - 1));
  let next = 0;
  return () => ({ colour: colours.from + (next++ % colours.count), family });
}

const numberOf = ({ colour, family }: KittyId) => family * 2 ** 24 + colour;

/** In base64, between sequences; more is not taken in one piece. */
const pieceLength = 4096;

/** Sends the picture, for so many cells. Nothing in it but numbers and base64 of our own pixels. */
export async function transmission(
  id: KittyId,
  { data, width, height }: Pixels,
  cells: { width: number; rows: number },
): Promise<string[]> {
  const base64 = (await promisify(deflate)(data)).toString("base64");
  const about = [
    `a=T,q=2,U=1,i=${numberOf(id)}`,
    `f=24,o=z,s=${width},v=${height}`,
    `c=${cells.width},r=${cells.rows}`,
  ].join(",");
  const pieces: string[] = [];
  for (let at = 0; at < base64.length; at += pieceLength) {
    const more = at + pieceLength < base64.length ? 1 : 0;
    const control = at === 0 ? `${about},m=${more}` : `q=2,m=${more}`;
    pieces.push(`${ESC}_G${control};${base64.slice(at, at + pieceLength)}${ESC}\\`);
  }
  return pieces;
}

/** Takes the picture out of the terminal's memory. */
export const removal = (id: KittyId): string => `${ESC}_Ga=d,d=I,q=2,i=${numberOf(id)}${ESC}\\`;

/** The cells that stand for it. Only the first of a row is counted; the others follow from it. */
export function placeholders(id: KittyId, cells: { width: number; rows: number }): Line[] {
  return Array.from({ length: cells.rows }, (_, row): Line => {
    const first = placeholder + marks[row]! + marks[0]! + marks[id.family]!;
    const painted = `${ESC}[38;5;${id.colour}m${first}${placeholder.repeat(cells.width - 1)}${ESC}[0m`;
    return [{ text: " ".repeat(cells.width), painted }];
  });
}
