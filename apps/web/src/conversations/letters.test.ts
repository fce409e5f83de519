import { expect, test } from "vitest";
import { tellingLetters } from "./letters.ts";

const lettersOf = (...names: string[]) => Object.fromEntries(tellingLetters(names));

test("names that begin alike are told apart at the letter in which they part", () => {
  expect(lettersOf("general", "compost", "committee")).toEqual({
    general: "ge",
    compost: "cp",
    committee: "cm",
  });
});

test("the order of the list changes nothing", () => {
  expect(lettersOf("committee", "compost")).toEqual(lettersOf("compost", "committee"));
});

test("where no second letter tells them apart, they keep the first two", () => {
  expect(lettersOf("tool", "tools")).toEqual({ tool: "to", tools: "to" });
});
