import { limits } from "@parley/protocol";
import { expect, test } from "vitest";
import { freeSlot } from "./slots.ts";

test("another account gets the first slot that nobody has, until there is none", () => {
  expect(freeSlot([])).toBe(0);
  expect(freeSlot([{ slot: 0 }, { slot: 2 }])).toBe(1);
  const all = Array.from({ length: limits.slots }, (_, slot) => ({ slot }));
  expect(freeSlot(all)).toBeNull();
});
