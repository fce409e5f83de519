import type { Row } from "@parley/client";
import type { Message } from "@parley/protocol";
import { expect, test } from "vitest";
import { scrolled, viewOf, type Place } from "./view.ts";

/** A message so many lines high. */
function row(seq: number, high = 1): Row {
  const message = { seq, body: "x".repeat(high) } as Message;
  return {
    kind: "said",
    key: `m${seq}`,
    head: true,
    item: { kind: "message", key: `m${seq}`, message, status: "sent" },
  };
}
const rows = (count: number, high = 1) =>
  Array.from({ length: count }, (_, index) => row(index + 1, high));

let laidOut = 0;
function layOut(of: Row) {
  laidOut++;
  const message = of.kind === "said" && of.item.kind === "message" ? of.item.message : null;
  return Array.from({ length: message?.body.length ?? 1 }, (_, line) => [
    { text: `${message?.seq ?? of.key}.${line}` },
  ]);
}
const shown = (of: Row[], place: Place, height: number) =>
  viewOf(of, place, height, layOut).lines.map(({ line }) => line[0]!.text);

test("at the newest the last line is at the bottom, and the first is cut where there is no room", () => {
  expect(shown(rows(3, 2), "newest", 5)).toEqual(["1.1", "2.0", "2.1", "3.0", "3.1"]);
  expect(shown(rows(2), "newest", 5)).toEqual(["1.0", "2.0"]);
  expect(shown([], "newest", 5)).toEqual([]);
});

test("a reader's place stays where it is, whatever comes above and below", () => {
  const place = { key: "m5", top: 1 };
  const before = shown(rows(9), place, 4);
  expect(before).toEqual(["4.0", "5.0", "6.0", "7.0"]);
  expect(shown([row(-1), row(0), ...rows(30)], place, 4)).toEqual(before);
});

test("scrolling goes by lines, through rows of any height, and stops at both ends", () => {
  const all = rows(6, 3);
  let view = viewOf(all, "newest", 5, layOut);
  view = viewOf(all, scrolled(view, -2), 5, layOut);
  expect(view.lines.map(({ line }) => line[0]!.text)).toEqual(["4.2", "5.0", "5.1", "5.2", "6.0"]);
  view = viewOf(all, scrolled(view, -100), 5, layOut);
  expect(view.lines[0]!.line[0]!.text).toBe("1.0");
  view = viewOf(all, scrolled(view, 100), 5, layOut);
  expect(view.atEnd).toBe(true);
  expect(view.lines.at(-1)!.line[0]!.text).toBe("6.2");
});

test("only what stands wholly on screen counts as seen", () => {
  expect(viewOf(rows(6, 3), { key: "m2", top: 0 }, 5, layOut).seen).toBe(2);
  expect(viewOf(rows(6, 3), { key: "m2", top: 0 }, 6, layOut).seen).toBe(3);
});

test("of a long history only what is on screen is laid out", () => {
  laidOut = 0;
  viewOf(rows(10_000), { key: "m5000", top: 0 }, 40, layOut);
  expect(laidOut).toBeLessThan(45);
});
