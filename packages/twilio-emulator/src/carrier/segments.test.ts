import { SegmentedMessage } from "sms-segments-calculator";
import { expect, test } from "vitest";
import { countSegments } from "./segments.ts";
import { smartlyEncoded } from "./smart-encoding.ts";

const oracle = (body: string): number => new SegmentedMessage(body).segmentsCount;

test.each([
  ["a single one of GSM-7", "a".repeat(160), 1],
  ["one septet more", "a".repeat(161), 2],
  ["two full parts", "a".repeat(306), 2],
  ["the longest body", "a".repeat(1600), 11],
  ["characters behind an escape count twice", "{".repeat(80), 1],
  ["one of them more", "{".repeat(81), 2],
  ["no part's end divides an escape", `${"a".repeat(152)}€${"a".repeat(152)}`, 3],
  ["a single one of UCS-2", "ж".repeat(70), 1],
  ["one unit more", "ж".repeat(71), 2],
  ["two full parts of UCS-2", "ж".repeat(134), 2],
  ["no part's end divides an emoji", "😀".repeat(36), 2],
  ["a line's end may be divided", `${"ж".repeat(66)}\r\n${"ж".repeat(66)}`, 2],
  ["a small cedilla is not in the alphabet", "ç".repeat(71), 2],
  ["a capital one is", "Ç".repeat(160), 1],
])("segments: %s", (_, body, count) => {
  expect(countSegments(body)).toBe(count);
  expect(oracle(body)).toBe(count);
});

test("segments agree with Twilio's own calculator on whatever people write", () => {
  const throwDice = dice();
  for (let round = 0; round < 100; round += 1) {
    const alphabet = ALPHABETS[Math.floor(throwDice() * ALPHABETS.length)] as string[];
    const length = Math.floor(throwDice() * 240);
    const letters = Array.from(
      { length },
      () => alphabet[Math.floor(throwDice() * alphabet.length)] as string,
    );
    const body = letters.join("");
    expect([body, countSegments(body)]).toEqual([body, Math.max(1, oracle(body))]);
  }
});

test("smart encoding brings look-alikes back into GSM-7, as Twilio's does", () => {
  const written = "“Don’t” – it’s 5\u00a0o’clock…";
  expect(smartlyEncoded(written)).toBe(`"Don't" - it's 5 o'clock...`);
  expect(new SegmentedMessage(written, "auto", true).encodingName).toBe("GSM-7");
  expect(smartlyEncoded("Привет “you”")).toBe('Привет "you"');
});

const ALPHABETS = [
  Array.from("abc DEF123@£éà\n\r"),
  Array.from("abcdefg{}[]~^|€\\"),
  Array.from("abcжщ中文ç`’"),
  ["a", "b", "😀", "👍🏽", "👩‍👩‍👧", "é", "\r\n", "{", "🇩🇪"],
];

function dice(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
