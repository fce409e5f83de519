import fc from "fast-check";
import { expect, test } from "vitest";
import { harmless } from "./harmless.ts";
import { cut, padded, widthOf } from "./width.ts";
import { wrap, wrapPieces } from "./wrap.ts";

/** A wide letter with as many spacing marks as are let through. */
const widestSign = 5;

const texts = fc.string({ unit: "grapheme", maxLength: 200 }).map(harmless);

test("no line is wider than its room, and nothing but blanks at breaks is lost", () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: widestSign, max: 60 }), (text, width) => {
      const lines = wrap(text, width);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      expect(widthOf(cut(text.replaceAll("\n", ""), width))).toBeLessThanOrEqual(width);
      expect(widthOf(padded(text.replaceAll("\n", ""), width))).toBe(width);
    }),
  );
});

test("lines break at spaces, and inside only what is longer than a line", () => {
  expect(wrap("be there at seven", 8)).toEqual(["be there", "at seven"]);
  expect(wrap("a https://example.org/b", 10)).toEqual(["a https://", "example.or", "g/b"]);
  expect(wrap("one\n\n  two", 8)).toEqual(["one", "", "  two"]);
  expect(wrap("番号は一二三四", 6)).toEqual(["番号は", "一二三", "四"]);
});

test("a word in two looks stays together, and pieces keep their looks", () => {
  const pieces = [
    { text: "see ", bold: false },
    { text: "@ana", bold: true },
    { text: ", now", bold: false },
  ];
  expect(wrapPieces(pieces, 7)).toEqual([
    [{ text: "see", bold: false }],
    [
      { text: "@ana", bold: true },
      { text: ",", bold: false },
    ],
    [{ text: "now", bold: false }],
  ]);
});
