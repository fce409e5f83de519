import type { CatalogueEntry } from "@parley/client";
import { expect, test } from "vitest";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { languageOf, wordsIn } from "./words.ts";

const holes = (entry: CatalogueEntry) => {
  const forms = typeof entry === "string" ? [entry] : Object.values(entry);
  return [...new Set(forms.join().match(/\{\w+\}/g))].toSorted().join();
};

test("German has the words of every English key, with the same holes", () => {
  const german = de as Record<string, CatalogueEntry>;
  expect(Object.keys(german).toSorted()).toEqual(Object.keys(en).toSorted());
  for (const [key, entry] of Object.entries(en as Record<string, CatalogueEntry>))
    expect([key, holes(german[key]!)]).toEqual([key, holes(entry)]);
});

test("a language is what the setting or the environment calls it, and English where there is none", () => {
  expect(wordsIn("de_AT.UTF-8").language).toBe("de");
  expect(wordsIn(languageOf({ LANG: "de_DE.UTF-8" })).language).toBe("de");
  expect(wordsIn(languageOf({ LC_ALL: "C", LANG: "de_DE" })).language).toBe("en");
  expect(wordsIn("../../etc").language).toBe("en");
});

test("there is one clock, of five cells", () => {
  const at = new Date("2026-11-20T17:02:00Z");
  for (const language of ["en_US", "en_GB", "de_DE"]) {
    const words = wordsIn(language, { zone: "UTC", now: () => at });
    expect(words.clock(at)).toBe("17:02");
    expect(words.since(at)).toBe("17:02");
  }
});
