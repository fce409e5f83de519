import { expect, test } from "vitest";
import { costOf } from "./cost.ts";

const texting = { phones: 3, segmentPrice: 0.01, prefix: "Ana: " };

test("a message costs a text for each phone, the name before it counted", () => {
  expect(costOf("be there at 7", texting)).toEqual({
    phones: 3,
    segments: 1,
    dollars: 0.03,
    shortens: null,
    isCut: false,
  });
  expect(costOf("x".repeat(155), texting).segments).toBe(1);
  expect(costOf("x".repeat(156), texting).segments).toBe(2);
});

test("an emoji or another letter makes segments short, and is named as it is seen", () => {
  const words = "y".repeat(70);
  expect(costOf(`${words} 👩‍🌾`, texting)).toMatchObject({ segments: 2, shortens: "👩‍🌾" });
  expect(costOf("Kapıda mısın", texting)).toMatchObject({ segments: 1, shortens: "ı" });
  expect(costOf("Grüße für 5 €", texting)).toMatchObject({ shortens: null });
});

test("what is longer than a text may be is cut, and costs no more than that", () => {
  expect(costOf("x".repeat(607), texting)).toMatchObject({ segments: 4, isCut: false });
  expect(costOf("x".repeat(608), texting)).toMatchObject({ segments: 4, isCut: true });
});
