import { describe, expect, test } from "vitest";
import { numbersFor, type Pair } from "./policy.ts";

const [A, B, C] = ["+12025550101", "+12025550102", "+12025550103"] as const;
const GARDEN = 7;
const PIZZA = 8;
const NOW_MS = 1_000_000;

const pair = (number: string, more: Partial<Pair>): Pair => ({
  number,
  state: "taken",
  used_at: 0,
  rests_until: null,
  last_conversation: PIZZA,
  ...more,
});

function choose(
  pairs: Pair[],
  more: { refused?: string[]; written?: string; phone?: string } = {},
) {
  return numbersFor({
    phone: more.phone ?? "+12025550300",
    conversation: GARDEN,
    numbers: [A, B, C],
    pairs,
    refused: new Set(more.refused),
    written: more.written ?? null,
    nowMs: NOW_MS,
  });
}

const rested = { state: "resting" as const, rests_until: NOW_MS };

describe("the number a phone gets", () => {
  test("is none that is in use between the two, asked or taken", () => {
    expect(choose([pair(A, {}), pair(B, { state: "asked" })])).toEqual([C]);
    expect(choose([A, B, C].map((number) => pair(number, {})))).toEqual([]);
  });

  test("is none that rests, to the millisecond", () => {
    const resting = (rests_until: number) => pair(A, { state: "resting", rests_until });
    expect(choose([resting(NOW_MS + 1), pair(B, {})])).toEqual([C]);
    expect(choose([resting(NOW_MS), pair(B, {}), pair(C, {})])).toEqual([A]);
  });

  test("is the one it had in this conversation, rested or not", () => {
    const before = pair(C, {
      state: "resting",
      rests_until: NOW_MS * 9,
      last_conversation: GARDEN,
    });
    expect(choose([before])[0]).toBe(C);
  });

  test("is otherwise the one unused for longest, and one never used before all", () => {
    const used = [pair(A, { ...rested, used_at: 30 }), pair(B, { ...rested, used_at: 20 })];
    expect(choose(used)).toEqual([C, B, A]);
  });

  test("is the one it wrote to, when that is free", () => {
    expect(choose([], { written: B })[0]).toBe(B);
    expect(choose([pair(B, {})], { written: B })).not.toContain(B);
  });

  test("is one it has said STOP to only when there is no other", () => {
    expect(choose([], { refused: [A, B], written: A })[0]).toBe(C);
    expect(choose([pair(C, {})], { refused: [A, B] })).toEqual([A, B]);
  });

  test("differs from phone to phone, so that no number has to text all of them", () => {
    const firsts = ["0300", "0301", "0302"].map(
      (end) => choose([], { phone: `+1202555${end}` })[0],
    );
    expect(new Set(firsts)).toEqual(new Set([A, B, C]));
  });
});
