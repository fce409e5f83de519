import { key, letter, type Typed } from "./typed.ts";

/**
 * What a terminal sends for keys that are no letters: xterm's and what descends from it (tmux, VTE, iTerm2),
 * rxvt's own endings, the Linux console's, and the kitty protocol with xterm's modifyOtherKeys beside it.
 */

const byLetter: Record<string, string> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  F: "end",
  H: "home",
  P: "f1",
  Q: "f2",
  R: "f3",
  S: "f4",
  Z: "shift+tab",
};

/** Before `~`. */
const byNumber =
  "- home insert delete end pageup pagedown home end - - f1 f2 f3 f4 f5 - f6 f7 f8 f9 f10 - f11 f12".split(
    " ",
  );

/** Code points of the kitty protocol that stand for keys. */
const byCodePoint: Record<string, string> = {
  8: "backspace",
  9: "tab",
  13: "enter",
  27: "escape",
  32: "space",
  127: "backspace",
  57414: "enter",
};

/** The number pad's, in the kitty protocol: signs from 57399 on, then keys from 57417 on. */
const padSigns = "0123456789./*-+\n=,";
const padKeys = "left right up down pageup pagedown home end insert delete".split(" ");

/** The number pad's after `ESC O`, from "j" on. */
const padOfSs3 = "*+,-./0123456789";

/** What stands between `CSI` and its end, as a key; null for what is none: reports and replies. */
export function keyOfCsi(body: string): Typed | null {
  if (body.startsWith("<")) return keyOfMouse(body);
  const linux = /^\[([A-E])$/.exec(body);
  if (linux) return key(`f${linux[1]!.charCodeAt(0) - 64}`);
  const rxvt = /^(\d)([$^@])$/.exec(body);
  if (rxvt) return named(keyNumbered(rxvt[1]!), { $: 1, "^": 4, "@": 5 }[rxvt[2]!]!);
  const shifted = /^([a-d])$/.exec(body);
  if (shifted) return named(byLetter[shifted[1]!.toUpperCase()], 1);

  const [, parameters = "", end] = /^([\d;:]*)([A-Za-z~])$/.exec(body) ?? [];
  if (end === undefined) return null;
  const [first = "", second = "", third = ""] = parameters.split(";");
  const [modifiers = "", event] = second.split(":");
  if (event === "3") return null; // Let go of.
  if (end === "u") return keyOfCodePoint(first, bits(modifiers), third);
  if (end === "~")
    return first === "27"
      ? keyOfCodePoint(third, bits(modifiers), "")
      : named(keyNumbered(first), bits(modifiers));
  return first === "" || first === "1" ? named(byLetter[end], bits(modifiers)) : null;
}

/**
 * Of the mouse, in the form with room for wide screens: its first button as it goes down, and its wheel. Other buttons,
 * moving and letting go are nothing here, and the older forms, which are never asked for, are no keys at all.
 */
function keyOfMouse(body: string): Typed | null {
  const [, button = "", column, row] = /^<(\d+);(\d+);(\d+)M$/.exec(body) ?? [];
  const chord = { "0": "click", "64": "wheelup", "65": "wheeldown" }[button];
  return chord ? { ...key(chord), at: { x: Number(column) - 1, y: Number(row) - 1 } } : null;
}

/** After `ESC O`: arrows and function keys, the number pad, and rxvt's arrows with Ctrl. */
export function keyOfSs3(body: string): Typed | null {
  const [, modifiers = "", end = ""] = /^(?:1;)?(\d*)(.)$/.exec(body) ?? [];
  if (end === "M") return named("enter", bits(modifiers));
  if (/[a-d]/.test(end)) return named(byLetter[end.toUpperCase()], 4);
  const digit = end >= "j" && end <= "y" ? padOfSs3[end.charCodeAt(0) - 106] : undefined;
  return digit !== undefined ? letter(digit) : named(byLetter[end], bits(modifiers));
}

function keyNumbered(number: string): string | undefined {
  const name = byNumber[Number(number)];
  return name === "-" ? undefined : name;
}

function keyOfCodePoint(written: string, held: number, associated: string): Typed | null {
  const [primary = "", shifted = ""] = written.split(":");
  const code = Number(primary);
  const name = byCodePoint[primary] ?? padKeys[code - 57417];
  if (name) return named(name, held, name === "space" ? " " : "");
  const digit = padSigns[code - 57399];
  const base = digit ?? characterOf(code);
  if (base === null) return null;
  // Caps Lock and Num Lock hold nothing down.
  if ((held & SHIFT) !== 0 && (held & ~SHIFT) === 0 && associated === "")
    return letter(characterOf(Number(shifted)) ?? base.toUpperCase());
  if ((held & ~SHIFT) === 0) return letter(textOf(associated) || base);
  const seen = (held & SHIFT) === 0 ? base : (characterOf(Number(shifted)) ?? base.toUpperCase());
  return named(seen, held & ~SHIFT);
}

function characterOf(code: number): string | null {
  const isPrivate = code >= 57344 && code <= 63743;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  if (!(code > 32 && code <= 0x10ffff) || isPrivate || isSurrogate) return null;
  return code >= 127 && code <= 159 ? null : String.fromCodePoint(code);
}

const textOf = (codes: string) =>
  codes
    .split(":")
    .map((code) => characterOf(Number(code)) ?? "")
    .join("");

const SHIFT = 1;
const ALT = 2 | 32;
const CTRL = 4;
const SUPER = 8 | 16;

/** As the protocols count: 1 and the sum of shift 1, alt 2, ctrl 4, super 8, hyper 16, meta 32. */
const bits = (written: string) => Math.max(0, Number(written || "1") - 1) & 63;

function named(name: string | undefined, held: number, text = ""): Typed | null {
  if (name === undefined) return null;
  const chord = [
    (held & SUPER) !== 0 && "super",
    (held & CTRL) !== 0 && "ctrl",
    (held & ALT) !== 0 && "alt",
    (held & SHIFT) !== 0 && !(text === " ") && !name.startsWith("shift+") && "shift",
    name,
  ];
  const writes = (held & ~SHIFT) === 0 ? text : "";
  return key(chord.filter(Boolean).join("+"), writes);
}

/** With Alt or Escape before it. */
export function withAlt({ chord }: Typed): Typed {
  if (chord.includes("alt+")) return key(chord);
  const [, before = "", name = ""] = /^((?:super\+|ctrl\+)*)(.+)$/s.exec(chord) ?? [];
  return key(`${before}alt+${name}`);
}

/** One character as it comes, without anything before it. */
export function keyOfCharacter(character: string): Typed | null {
  const code = character.codePointAt(0)!;
  switch (character) {
    case "\r":
      return key("enter");
    case "\n":
      return key("ctrl+j");
    case "\t":
      return key("tab");
    case "\x7f":
      return key("backspace");
    case "\0":
      return key("ctrl+space");
  }
  if (code < 27) return key(`ctrl+${String.fromCharCode(code + 96)}`);
  if (code < 32) return key(`ctrl+${String.fromCharCode(code + 64)}`);
  return code >= 0x80 && code <= 0x9f ? null : letter(character);
}
