import { expect, test } from "vitest";
import { numberIn, propose } from "./numbers.ts";

test("a number is read in any spelling that names its country", () => {
  for (const typed of ["+12025550150", "+1 (202) 555-0150", "001 202.555.0150", "+1‑202‑555‑0150"])
    expect(numberIn(typed)).toBe("+12025550150");
  for (const typed of ["", "2025550150", "+0123456789", "+1202555x150", "+123"])
    expect(numberIn(typed)).toBeNull();
});

test("a proposed number is fictional, taken by nobody, and another at the next turn", () => {
  expect(propose([])).toBe("+12025550150");
  expect(propose(["+12025550150"])).toBe("+12025550151");
  expect(propose([], 1)).toBe("+12025550151");
  expect(propose([], 50)).toMatch(/^\+13125550150$/);
});
