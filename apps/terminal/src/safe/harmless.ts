import { drawsJoined, emojiDrawn } from "./emoji.ts";

/**
 * What somebody wrote, as it may be drawn: nothing in it can drive the terminal, turn the direction
 * of what stands around it, or leave its own cells. Newlines stay.
 */
export function harmless(text: string): string {
  return isPlain(text) ? text : drawable(text, "");
}

/** The same in one line. */
export function harmlessLine(text: string): string {
  return inOneLine(harmless(text));
}

/**
 * A name in one line. What cannot be seen is shown in it: two names that differ must not look the
 * same, and one of nothing must not look like none.
 */
export function harmlessName(text: string): string {
  const name = inOneLine(isPlain(text) ? text : drawable(text, unseen)).trim();
  return name === "" ? unseen : name;
}

/** A sentence of our own, with harmless names put into it, without the isolates around them. */
export function withoutIsolates(sentence: string): string {
  return sentence.replace(/[\u2066-\u2069]/g, "");
}

const unseen = "\ufffd";

/** More than Vietnamese or pointed Hebrew needs; a pile of them would run into other lines. */
const marksPerLetter = 3;

const isPlain = (text: string) => /^[\n\x20-\x7e]*$/.test(text);

const inOneLine = (text: string) => (text.includes("\n") ? text.replace(/\s*\n\s*/g, " ") : text);

function drawable(text: string, forUnseen: string): string {
  const safe = text
    .toWellFormed()
    .replace(/\r\n|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, "    ")
    .replace(controls, picture)
    .replace(emojiOrUnseen, (found) => (isUnseen(found) ? forUnseen : emojiDrawn(found)))
    .replace(strayMarks, "$1\u25cc")
    .replace(pile, "$1");
  return drawsJoined() ? safe : safe.replace(conjunct, "$1\u200c");
}

/**
 * Letters of Indic scripts that are joined to one are counted as one here, and as several by most
 * terminals, which would lose the end of the line for it. A non-joiner makes them several to both.
 */
const conjunct = /([\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d])(?=\p{L})/gu;

// Everything that steers and draws nothing, but the newline.
// oxlint-disable-next-line no-control-regex
const controls = /[\0-\x09\x0b-\x1f\x7f-\x9f]/g;

/** ␛ for ESC; ␛[ for its one-byte form in C1, which some terminals obey just as well. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return `\u241b${String.fromCharCode(code - 0x40)}`;
}

/** An emoji is one even with joiners and selectors inside; anywhere else these are only unseen. */
const emojiOrUnseen =
  /\p{RGI_Emoji}|[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{13430}-\u{1345f}]/gv;

const isUnseen = (found: string) => unseenAlone.test(found);
const unseenAlone = /^[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{13430}-\u{1345f}]$/v;

/** A mark with no letter before it would land on a neighbour's cell. */
const strayMarks = /(^|\n)(?=\p{M})/gu;
const pile = new RegExp(`(\\p{M}{${marksPerLetter}})\\p{M}+`, "gu");
