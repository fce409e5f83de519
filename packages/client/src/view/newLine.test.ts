import { expect, test } from "vitest";
import { lineAfter, lineAtOpening, type Seen } from "./newLine.ts";

const ana = 1;
const bo = 2;
const seen = (lastSeq: number, readSeq: number, more: Partial<Seen> = {}): Seen => ({
  lastSeq,
  readSeq,
  lastBy: bo,
  attended: true,
  ...more,
});
const none = { newFrom: null, held: false };

test("a conversation opens with the line above its first unread message", () => {
  expect(lineAtOpening(seen(10, 7))).toEqual({ newFrom: 8, held: false });
  expect(lineAtOpening(seen(10, 10))).toEqual(none);
});

test("reading does not take the line away", () => {
  const line = { newFrom: 8, held: false };
  expect(lineAfter(line, seen(10, 7), seen(10, 10), ana)).toBe(line);
  expect(lineAfter(line, seen(10, 10), seen(11, 10, { attended: false }), ana)).toBe(line);
});

test("what comes while somebody looks brings no line, what comes unattended does", () => {
  expect(lineAfter(none, seen(10, 10), seen(11, 10), ana)).toEqual(none);
  const away = seen(10, 10, { attended: false });
  expect(lineAfter(none, away, seen(11, 10), ana)).toEqual({ newFrom: 11, held: false });
});

test("one's own message brings no line", () => {
  const away = seen(10, 10, { attended: false });
  expect(lineAfter(none, away, seen(11, 11, { lastBy: ana }), ana)).toEqual(none);
});

test("marking as unread moves the line and holds reading back", () => {
  expect(lineAfter(none, seen(10, 10), seen(10, 3), ana)).toEqual({ newFrom: 4, held: true });
});
