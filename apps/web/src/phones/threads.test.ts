import type { HandsetText } from "@parley/protocol";
import { expect, test } from "vitest";
import { newIn, threadsOf } from "./threads.ts";

const cy = "+12025550150";
let texts = 0;

function text(direction: "in" | "out", other: string): HandsetText {
  const [from, to] = direction === "in" ? [other, cy] : [cy, other];
  const at = new Date(++texts * 1000).toISOString();
  return { sid: `SM${texts}`, from, to, body: "hello", media: [], at, direction, status: "sent" };
}

test("a phone's texts stand together by the other's number, the newest thread first", () => {
  const all = [text("in", "+1a"), text("in", "+1b"), text("out", "+1b"), text("out", "+1a")];
  expect(threadsOf(all).map(({ other, texts: its }) => [other, its.length])).toEqual([
    ["+1a", 2],
    ["+1b", 2],
  ]);
  expect(threadsOf(all)[0]!.texts).toEqual([all[0], all[3]]);
  expect(threadsOf([])).toEqual([]);
});

test("new is what came in after what was seen, and never what was written here", () => {
  const its = [text("in", "+1a"), text("out", "+1a"), text("in", "+1a"), text("in", "+1a")];
  const thread = { other: "+1a", texts: its };
  expect(newIn(thread, undefined)).toBe(3);
  expect(newIn(thread, its[1]!.sid)).toBe(2);
  expect(newIn(thread, its[3]!.sid)).toBe(0);
});
