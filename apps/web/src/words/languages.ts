import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";

/** Each under its own name. English is always there; the others are fetched when chosen. */
export const languages = {
  en: { name: "English", load: () => Promise.resolve<Catalogue>(en) },
  de: { name: "Deutsch", load: () => import("./de.ts").then((module): Catalogue => module.de) },
} as const satisfies Record<string, { name: string; load: () => Promise<Catalogue> }>;
export type Language = keyof typeof languages;

const stored = "parley.language";

/** The language chosen here before, or the first of the browser's that there is. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(stored), ...navigator.languages];
  for (const tag of wanted) {
    const language = tag?.split("-")[0]?.toLowerCase();
    if (language && Object.hasOwn(languages, language)) return language as Language;
  }
  return "en";
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(stored, language);
}

/** The browser's own regional form of a language ("en-GB" for "en"), which decides dates and numbers. */
export function localeOf(language: Language): string {
  return (
    navigator.languages.find((tag) => tag.split("-")[0]?.toLowerCase() === language) ?? language
  );
}

const rightToLeft = new Set(["ar", "fa", "he", "ur", "yi", "ps", "ckb", "dv", "ug"]);

export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(language) ? "rtl" : "ltr";
}
