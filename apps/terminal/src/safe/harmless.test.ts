import xterm from "@xterm/headless";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { drawEmoji } from "./emoji.ts";
import { harmless, harmlessLine, harmlessName, withoutIsolates } from "./harmless.ts";
import { widthOf } from "./width.ts";

afterEach(() => drawEmoji("apart"));

/** What people have tried on terminals, and its like. */
const hostile = [
  "\u001b[2J\u001b[H",
  "\u001b]0;title\u0007",
  "\u001b]52;c;cm0gLXJm\u001b\\",
  "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\",
  "\u001bP1000p\u001b\\",
  "\u001b_Ga=T;AAAA\u001b\\",
  "\u009b2J\u009d0;title\u009c\u0090q\u009c",
  "\u001bc\u001b[?1049l\u001b[6n\u001b[21t",
  "\u0007\b\b\b\r\u000b\u000c\u000e\u000f\u0000\u007f\u0085",
  "\u202eevil\u202c \u2066a\u2069 \u200f\u061c",
  "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319algo".repeat(3),
  "a\u200bb\ufeffc\u00add\u2060e\u{e0041}\u{e007f}f\u3164g\u2800h",
  "\ud800 lone \udc00",
  "one\u2028two\u2029three\r\nfour",
  "\u0301\u0301leading",
  "\ufff9ab\ufffac\ufffb",
];
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(...hostile),
  fc
    .tuple(fc.constantFrom(...hostile), fc.string({ unit: "grapheme" }))
    .map((both) => both.join("")),
);

test("nothing that steers a terminal is left, and nothing that turns the direction of text", () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(harmless(text)).not.toMatch(
        // oxlint-disable-next-line no-control-regex
        /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\p{Cs}]/u,
      );
      expect(harmlessLine(text)).not.toContain("\n");
      expect(harmlessName(text)).not.toMatch(/\n|^\s*$/);
      expect(harmless(harmless(text))).toBe(harmless(text));
    }),
    { numRuns: 500 },
  );
});

test("what is drawn stays in its row, and changes nothing of the terminal", async () => {
  for (const text of hostile) {
    const terminal = new xterm.Terminal({ cols: 200, rows: 6, allowProposedApi: true });
    const heard: string[] = [];
    terminal.onData((data) => heard.push(data));
    terminal.onTitleChange((title) => heard.push(title));
    terminal.onBell(() => heard.push("bell"));
    const line = harmlessLine(text);
    await new Promise<void>((done) => terminal.write(`above\r\n${line}\r\nbelow`, done));
    const row = (index: number) => terminal.buffer.active.getLine(index)?.translateToString(true);
    expect([text, row(0), row(1)?.trimEnd(), row(2), row(3)]).toEqual([
      text,
      "above",
      line.trimEnd(),
      "below",
      "",
    ]);
    expect([text, heard, terminal.buffer.active.type]).toEqual([text, [], "normal"]);
  }
});

test("two names that differ do not look the same for what cannot be seen in them", () => {
  const ana = harmlessName("Ana");
  for (const sign of [
    "\u200b",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u200e",
    "\u202e",
    "\u3164",
    "\ufe0f",
    "\u{e0061}",
  ]) {
    expect(harmlessName(`A${sign}na`)).not.toBe(ana);
    expect(harmlessName(`Ana${sign}`)).not.toBe(ana);
    expect(harmless(`A${sign}na`)).toBe("Ana");
  }
  expect(harmlessName("\u200b")).toBe("\ufffd");
  expect(withoutIsolates("\u2068Ana\u2069 joined")).toBe("Ana joined");
});

test("an emoji is drawn as one where the terminal can, apart where it may not, and never broken", () => {
  const family = "👨‍👩‍👧";
  expect(harmless(`${family} ❤️ 👍🏽 1️⃣ 🇩🇪`)).toBe("👨👩👧 ❤ 👍 [1] 🇩🇪");
  drawEmoji("whole");
  expect(harmless(`${family} ❤️ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿`)).toBe(`${family} ❤️ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿`);
  drawEmoji("names");
  expect(harmless("ok 👍 and ❤️, 🪿")).toBe("ok :thumbsup: and :heart:, :1fabf:");
});

test("joined letters of Indic scripts are as wide as most terminals count them", () => {
  expect(widthOf(harmless("क्षक्षक्ष"))).toBe(6);
  expect(harmless(harmless("क्षत्रिय"))).toBe(harmless("क्षत्रिय"));
  drawEmoji("whole");
  expect(harmless("क्ष")).toBe("क्ष");
});

test("marks pile up no higher than a row", () => {
  expect(harmless("e\u0301\u0302\u0303\u0304\u0305")).toBe("e\u0301\u0302\u0303");
  expect(harmless("\u0301a")).toBe("◌\u0301a");
  expect(widthOf(harmless("Z\u0351\u036b\u0343\u036a"))).toBe(1);
});
