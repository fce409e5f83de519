import { keyOfCharacter, keyOfCsi, keyOfSs3, withAlt } from "./sequences.ts";
import { key, pasted, type Typed } from "./typed.ts";

/** Turns what a terminal sends into keys and pastes. Knows no clock: `flush` is for whoever does. */
export interface Decoder {
  push: (chunk: string) => Typed[];
  /** Nothing more has come: what was begun is what it looks like. */
  flush: () => Typed[];
  /** How long to wait for more before `flush`, in milliseconds; null when nothing has been begun. */
  readonly patienceMs: number | null;
}

const ESC = "\x1b";
const BEL = "\x07";
const pasteStart = `${ESC}[200~`;
const pasteEnd = `${ESC}[201~`;

/** A lone Escape is told from the beginning of a sequence by the silence after it. */
const escapeMs = 50;
/** Nobody types the beginning of a report; on a slow line its rest may take a while. */
const reportMs = 2000;
/** The end of a paste that was lost on the way must not hold the keyboard for ever. */
const pasteMs = 2000;
/** What a terminal without bracketed paste sends comes without a pause. */
const burstMs = 40;
/** Nobody types this much between two looks at the keyboard. */
const burstLength = 32;

/** `report` is told what a terminal says of itself: each sequence that is no key, whole. */
export function createDecoder(report: (sequence: string) => void = () => undefined): Decoder {
  let held = "";
  /** An Escape was the last to come, and nothing came after it in time. */
  let escaped = false;
  let paste: string[] | null = null;
  let burst: string | null = null;
  /** A terminal that brackets one paste brackets all. */
  let brackets = false;

  function push(chunk: string): Typed[] {
    if (burst !== null || (held === "" && !paste && !brackets && looksPasted(chunk))) {
      burst = (burst ?? "") + chunk;
      return [];
    }
    const found: Typed[] = [];
    let input = (escaped && restOfReport.test(chunk) ? ESC : held) + chunk;
    held = "";
    escaped = false;
    while (input !== "") {
      if (paste) input = gather(input, paste, found);
      else {
        const piece = cut(input);
        if (piece === null) {
          held = input;
          break;
        }
        input = input.slice(piece.length);
        if (piece === pasteStart) {
          paste = [];
          brackets = true;
          continue;
        }
        const typed = keysOf(piece);
        found.push(...typed);
        if (typed.length === 0 && piece[0] === ESC) report(piece);
      }
    }
    return found;
  }

  /** Answers what comes after the paste. The end may be cut in two: so much is kept back. */
  function gather(input: string, parts: string[], found: Typed[]): string {
    const end = input.indexOf(pasteEnd);
    if (end === -1) {
      const kept = partOfEnd(input);
      parts.push(input.slice(0, input.length - kept));
      held = input.slice(input.length - kept);
      return "";
    }
    parts.push(input.slice(0, end));
    paste = null;
    found.push(pasted(cleaned(parts.join(""))));
    return input.slice(end + pasteEnd.length);
  }

  function flush(): Typed[] {
    const rest = held;
    held = "";
    if (burst !== null) {
      const text = burst;
      burst = null;
      return [pasted(cleaned(text))];
    }
    if (paste) {
      const text = paste.join("") + rest;
      paste = null;
      return [pasted(cleaned(text))];
    }
    escaped = rest === ESC;
    return unfinished(rest);
  }

  return {
    push,
    flush,
    get patienceMs() {
      if (burst !== null) return burstMs;
      if (paste) return pasteMs;
      if (held === "") return null;
      return beginsReport.test(held) ? reportMs : escapeMs;
    },
  };
}

/** OSC, DCS and APC as terminals answer with them; a letter typed with Alt is followed by something else. */
const answer = String.raw`^${ESC}(?:\]\d|P[\d>!|+]|_G)`;
const beginsAnswer = new RegExp(answer);
/** One that is broken off by another sequence ends there. */
const wholeAnswer = new RegExp(
  String.raw`${answer}[^${BEL}${ESC}]*(?:${BEL}|${ESC}\\|(?=${ESC}[^\\]))`,
);
const longestAnswer = 65_536;
const beginsReport = new RegExp(String.raw`${answer}|^${ESC}\[[<?>\d]`);
/** What was cut from its Escape on the way, which was taken for the key: an answer, or what the mouse does. */
const restOfReport = /^(?:\]\d+;|P[>!|]|P\d[$+]|_G|\[[<?>]\d|\[[IO]$)/;

/** What one key or one report takes up at the beginning; null when more has to come. */
function cut(input: string): string | null {
  if (input[0] !== ESC) return String.fromCodePoint(input.codePointAt(0)!);
  if (beginsAnswer.test(input))
    return wholeAnswer.exec(input)?.[0] ?? (input.length > longestAnswer ? input : null);
  const at = input[1] === ESC ? 2 : 1;
  const introducer = input[at];
  if (introducer === undefined) return null;
  if (introducer === "[") return csiAt(input, at + 1);
  if (introducer === "O") return ss3At(input, at + 1);
  if (at === 2) return ESC;
  // An answer's first letters, of which the next will tell.
  if (input.length === 2 && "]P_".includes(introducer)) return null;
  return ESC + String.fromCodePoint(input.codePointAt(1)!);
}

function csiAt(input: string, start: number): string | null {
  if (input[start] === "[") return input.length > start + 1 ? input.slice(0, start + 2) : null;
  // The oldest mouse report: three bytes, whatever they look like.
  if (input[start] === "M") return input.length >= start + 4 ? input.slice(0, start + 4) : null;
  for (let at = start; at < input.length; at += 1) {
    const character = input[at]!;
    const isRxvt = character === "$" && /^\d$/.test(input.slice(start, at));
    if (isRxvt || (character >= "@" && character <= "~")) return input.slice(0, at + 1);
    // Broken off: what comes next is something else.
    if (character < " " || character > "~") return input.slice(0, at);
  }
  return null;
}

function ss3At(input: string, start: number): string | null {
  for (let at = start; at < input.length; at += 1) {
    const character = input[at]!;
    if (/[\d;]/.test(character)) continue;
    return /[A-Za-z ]/.test(character) ? input.slice(0, at + 1) : input.slice(0, at);
  }
  return null;
}

function keysOf(piece: string): Typed[] {
  if (piece[0] !== ESC) return some(keyOfCharacter(piece));
  if (piece === ESC) return [key("escape")];
  if (beginsAnswer.test(piece)) return [];
  const twice = piece[1] === ESC;
  const rest = piece.slice(twice ? 2 : 1);
  const found = keyAfterEscape(rest);
  return some(found && twice ? withAlt(found) : found);
}

function keyAfterEscape(rest: string): Typed | null {
  if (rest.length > 1 && rest[0] === "[") return keyOfCsi(rest.slice(1));
  if (rest.length > 1 && rest[0] === "O") return keyOfSs3(rest.slice(1));
  if (rest === "\n") return key("alt+enter");
  if (rest === "\b") return key("alt+backspace");
  const typed = keyOfCharacter(rest);
  return typed && withAlt(typed);
}

/** Alone, the letters that begin a sequence are keys typed with Alt. Of a longer one nothing is left. */
function unfinished(rest: string): Typed[] {
  if (rest === "") return [];
  if (rest === ESC) return [key("escape")];
  if (rest === ESC + ESC) return [key("escape"), key("escape")];
  return rest.length === 2 ? some(keyAfterEscape(rest[1]!)) : [];
}

const some = (typed: Typed | null) => (typed ? [typed] : []);

function partOfEnd(input: string): number {
  for (let length = pasteEnd.length - 1; length > 0; length -= 1)
    if (input.endsWith(pasteEnd.slice(0, length))) return length;
  return 0;
}

/** A line break in the middle of more than anybody types at once. */
function looksPasted(chunk: string): boolean {
  return chunk.length > burstLength && !chunk.includes(ESC) && /[\r\n](?=[^\r\n])/.test(chunk);
}

const colours = new RegExp(String.raw`${ESC}\[[0-?]*[ -/]*[@-~]`, "g");

/** Line breaks as ours, and nothing that drives a terminal: no colours, no bells. */
function cleaned(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(colours, "")
    .replaceAll(/[\p{Cc}--[\t\n]]/gv, "");
}
