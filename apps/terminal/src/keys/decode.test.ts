import { describe, expect, test } from "vitest";
import { createDecoder } from "./decode.ts";
import { pasted } from "./typed.ts";

/** The chords, and what is left once nothing more comes. */
function chords(...chunks: string[]): string[] {
  const decoder = createDecoder();
  const typed = chunks.flatMap((chunk) => decoder.push(chunk));
  return [...typed, ...decoder.flush()].map(({ chord, text }) => chord || text);
}

describe("each terminal's keys are the same keys", () => {
  test.each([
    ["letters and an arrow in one piece", "abc\x1b[A", ["a", "b", "c", "up"]],
    ["xterm's arrows, both kinds", "\x1b[A\x1b[B\x1bOC\x1bOD", ["up", "down", "right", "left"]],
    ["Home and End of xterm", "\x1b[H\x1b[F\x1bOH\x1bOF", ["home", "end", "home", "end"]],
    ["Home and End of tmux and Linux", "\x1b[1~\x1b[4~", ["home", "end"]],
    ["Home and End of rxvt", "\x1b[7~\x1b[8~", ["home", "end"]],
    ["F1 of xterm, rxvt and Linux", "\x1bOP\x1b[11~\x1b[[A\x1b[P", ["f1", "f1", "f1", "f1"]],
    ["F5 and F12", "\x1b[15~\x1b[24~\x1b[[E", ["f5", "f12", "f5"]],
    ["Shift+Tab and Tab", "\x1b[Z\t", ["shift+tab", "tab"]],
    [
      "arrows with modifiers",
      "\x1b[1;3A\x1b[1;5C\x1b[1;4B",
      ["alt+up", "ctrl+right", "alt+shift+down"],
    ],
    ["rxvt's arrows with modifiers", "\x1bOa\x1b[b\x1b\x1b[A", ["ctrl+up", "shift+down", "alt+up"]],
    [
      "rxvt's shifted keys",
      "\x1b[5$\x1b[7^\x1b[3@",
      ["shift+pageup", "ctrl+home", "ctrl+shift+delete"],
    ],
    [
      "Enter, Ctrl+J and Alt+Enter",
      "\r\n\x1b\r\x1b\n",
      ["enter", "ctrl+j", "alt+enter", "alt+enter"],
    ],
    [
      "control keys",
      "\x01\x0b\x1f\x1a\0\x1c",
      ["ctrl+a", "ctrl+k", "ctrl+_", "ctrl+z", "ctrl+space", "ctrl+\\"],
    ],
    [
      "Backspace and its kin",
      "\x7f\b\x1b\x7f\x1b\b",
      ["backspace", "ctrl+h", "alt+backspace", "alt+backspace"],
    ],
    [
      "Alt with letters",
      "\x1ba\x1bA\x1b1\x1b<\x1b>\x1bß",
      ["alt+a", "alt+A", "alt+1", "alt+<", "alt+>", "alt+ß"],
    ],
    [
      "PgUp, Delete, Insert",
      "\x1b[5~\x1b[3~\x1b[2~\x1b[3;5~",
      ["pageup", "delete", "insert", "ctrl+delete"],
    ],
    ["the number pad", "\x1bOp\x1bOy\x1bOM\x1bOk", ["0", "9", "enter", "+"]],
    [
      "kitty's letters",
      "\x1b[107;5u\x1b[97;2u\x1b[97;3u\x1b[97;4u",
      ["ctrl+k", "A", "alt+a", "alt+A"],
    ],
    [
      "kitty's Enter and Escape",
      "\x1b[13;2u\x1b[27u\x1b[13;3u\x1b[9;5u",
      ["shift+enter", "escape", "alt+enter", "ctrl+tab"],
    ],
    ["kitty's shifted signs", "\x1b[44:60;4u\x1b[44:60;2u\x1b[228;;228u", ["alt+<", "<", "ä"]],
    ["kitty tells of nothing twice", "\x1b[97;1:1u\x1b[97;1:3u\x1b[1;1:3A\x1b[57441;2u", ["a"]],
    ["modifyOtherKeys", "\x1b[27;5;13~\x1b[27;2;13~", ["ctrl+enter", "shift+enter"]],
    [
      "the mouse's first button and its wheel",
      "\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<64;3;4M\x1b[<65;3;4M",
      ["click", "wheelup", "wheeldown"],
    ],
    ["letters of every script", "ñ漢🧑‍🌾", ["ñ", "漢", "🧑", "\u200d", "🌾"]],
  ])("%s", (_, bytes, expected) => {
    expect(chords(bytes)).toEqual(expected);
    // Cut into bytes, as a slow line brings them, it is no different.
    expect(chords(...Array.from(bytes))).toEqual(expected);
  });

  test("Escape is what nothing follows", () => {
    expect(chords("\x1b")).toEqual(["escape"]);
    expect(chords("\x1b\x1b")).toEqual(["escape", "escape"]);
    expect(chords("\x1b[")).toEqual(["alt+["]);
    expect(chords("\x1bP")).toEqual(["alt+P"]);
  });
});

describe("what no key sends is never typed", () => {
  test.each([
    ["other buttons, moving and letting go", "\x1b[<2;12;7M\x1b[<0;12;7m\x1b[<35;3;4M\x1b[<4;3;4M"],
    ["half a mouse report, whose rest is lost", "\x1b[<0;12"],
    ["X10 mouse reports", "\x1b[M !!\x1b[Mabc"],
    ["urxvt mouse reports", "\x1b[32;12;7M"],
    ["focus in and out", "\x1b[I\x1b[O"],
    [
      "cursor position and device attributes",
      "\x1b[24;80R\x1b[?62;4c\x1b[>41;354;0c\x1b[?2026;1$y",
    ],
    ["colours, with either end", "\x1b]11;rgb:0000/0000/0000\x07\x1b]10;rgb:f/f/f\x1b\\"],
    ["version and capabilities", "\x1bP>|xterm(390)\x1b\\\x1bP1+r544e=787465\x1b\\"],
    ["graphics", "\x1b_Gi=31;OK\x1b\\"],
    ["keys nobody knows", "\x1b[99~\x1b[1;2X\x1b[57428u\x1b[12;"],
  ])("%s", (_, bytes) => {
    expect(chords(bytes)).toEqual([]);
    expect(chords(...Array.from(bytes))).toEqual([]);
    expect(chords(`a${bytes}`)).toEqual(["a"]);
  });

  test("and what comes after it is", () => {
    expect(chords("\x1b]11;rgb:0/0/0\x07hi\x1b[12\x1b[A")).toEqual(["h", "i", "up"]);
  });
});

test("a report that was cut behind its Escape is no text either", () => {
  for (const rest of ["]11;rgb:ffff/ffff/ffff\x07", "[<0;12;7m", "[?997;1n", "[I"]) {
    const decoder = createDecoder();
    decoder.push("\x1b");
    expect(decoder.flush()).toEqual([expect.objectContaining({ chord: "escape" })]);
    expect(decoder.push(rest)).toEqual([]);
    expect(decoder.push("a")).toHaveLength(1);
  }
});

test("an answer that is broken off takes no key with it", () => {
  expect(chords("\x1b]11;rgb:ffff/ff", "\x1b[A", "b")).toEqual(["up", "b"]);
  expect(chords("\x1bP>|ghost\x1b]11;rgb:0/0/0\x07c")).toEqual(["c"]);
  expect(chords("\x1b]11;rgb:ffff/ff\x1b", "\\d")).toEqual(["d"]);
});

test("whoever asks the terminal hears what it answers, each whole and once", () => {
  const heard: string[] = [];
  const decoder = createDecoder((sequence) => heard.push(sequence));
  const [ground, notice] = ["\x1b]11;rgb:0/0/0\x1b\\", "\x1b[?997;2n"];
  for (const byte of `a${ground}\x1b[A${notice}`) decoder.push(byte);
  expect(heard).toEqual([ground, notice]);
});

describe("what is pasted comes in one piece", () => {
  const lines = Array.from({ length: 5000 }, (_, line) => `line ${line} of what was pasted`);

  test("however it is cut", () => {
    const bytes = `x\x1b[200~${lines.join("\r")}\x1b[201~y`;
    const pieces = bytes.match(/.{1,1021}/gs)!;
    const decoder = createDecoder();
    const typed = pieces.flatMap((piece) => decoder.push(piece));
    expect(typed.map(({ chord }) => chord)).toEqual(["x", "", "y"]);
    expect(typed[1]).toEqual(pasted(lines.join("\n")));
  });

  test("where the terminal does not say so, from its line breaks and its length", () => {
    const decoder = createDecoder();
    const pieces = lines.join("\r").match(/.{1,4095}/gs)!;
    expect(pieces.flatMap((piece) => decoder.push(piece))).toEqual([]);
    expect(decoder.flush()).toEqual([pasted(lines.join("\n"))]);
    expect(decoder.push("ok\rsee you\r").map(({ chord }) => chord)).toContain("enter");
  });

  test("without colours and bells, and without its end when that is lost", () => {
    const decoder = createDecoder();
    expect(decoder.push("\x1b[200~\x1b[31mred\x1b[0m\x07\r\nnext\tone")).toEqual([]);
    expect(decoder.flush()).toEqual([pasted("red\nnext\tone")]);
    expect(decoder.push("a")).toHaveLength(1);
  });
});
