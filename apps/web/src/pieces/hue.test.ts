import { expect, test } from "vitest";
import { lettersOf } from "./hue.ts";

test.each([
  ["general", "ge"],
  ["tool-shed", "ts"],
  ["a.b_c", "ab"],
  ["Ärzte", "är"],
  ["7", "7"],
  ["𐐀𐐁𐐂", "𐐨𐐩"],
])("where the name of %s has no room, two letters stand for it", (name, letters) => {
  expect(lettersOf(name)).toBe(letters);
});
