import { expect, test } from "vitest";
import type { CatalogueEntry as Entry } from "@parley/client";
import { de } from "./de.ts";
import { en } from "./en.ts";

const holes = (entry: Entry) =>
  [
    ...new Set(
      Object.values(typeof entry === "string" ? [entry] : entry)
        .join()
        .match(/\{\w+\}/g),
    ),
  ]
    .toSorted()
    .join();

test("German has the words of every English key, with the same holes", () => {
  const english = Object.entries(en as Record<string, Entry>);
  const german = de as Record<string, Entry>;
  expect(Object.keys(german).toSorted()).toEqual(english.map(([key]) => key).toSorted());
  for (const [key, entry] of english)
    expect([key, holes(german[key]!)]).toEqual([key, holes(entry)]);
});
