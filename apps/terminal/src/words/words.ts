import { choose, datesIn, errorKey, fill, type Dates, type Given } from "@parley/client";
import type { Catalogue, English, Key } from "./catalogue.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";

/** What is said, and how dates and numbers are written, in one language. */
export interface Words extends Dates {
  language: Language;
  /** The words of a key: `say("members.count", {count: 3})`. */
  say: <K extends Key>(key: K, ...given: Given<English[K], string | number>) => string;
  /** What went wrong, from whatever was thrown or from its code. */
  sayError: (problem: unknown) => string;
  /** 17:02, always five cells wide. */
  clock: (at: Date) => string;
}

const catalogues: Record<Language, Catalogue> = { en, de };
export type Language = "en" | "de";

interface Place {
  /** Decides dates and numbers; "en-GB", say. The language alone otherwise. */
  locale?: string;
  zone?: string;
  now?: () => Date;
}

/** `language`: "de", or as a locale names it, "de_AT.UTF-8"; one that there is not is English. */
export function wordsIn(language: string, { locale, zone, now }: Place = {}): Words {
  const [wanted = ""] = language.toLowerCase().split(/[-_.@]/);
  const known: Language = Object.hasOwn(catalogues, wanted) ? (wanted as Language) : "en";
  const catalogue = catalogues[known];
  // One clock everywhere: beside 17:02 in the margin, 5:02 PM would be another time of day.
  const dates = datesIn(`${locale ?? localeOf(language, known)}-u-hc-h23`, zone, now);

  const clock = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(zone !== undefined && { timeZone: zone }),
  });

  function say(key: Key, given: Record<string, string | number> = {}): string {
    const { count } = given;
    const text = choose(catalogue[key], typeof count === "number" ? count : undefined, known);
    return fill(text, given)
      .map((part) => (typeof part === "number" ? dates.number(part) : part))
      .join("");
  }

  return {
    ...dates,
    language: known,
    say: (key, ...given) => say(key, given[0] as Record<string, string | number> | undefined),
    sayError: (problem) => say(errorKey(problem)),
    clock: (at) => clock.format(at),
  };
}

/** What the environment asks for: "de_DE.UTF-8"; the setting comes before it. */
export function languageOf(env: NodeJS.ProcessEnv): string {
  return env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "en";
}

/** "de_AT.UTF-8" is "de-AT" to Intl; anything it does not know is the language alone. */
function localeOf(language: string, known: Language): string {
  const tag = language.split(/[.@]/)[0]!.replaceAll("_", "-");
  try {
    const [first] = Intl.getCanonicalLocales(tag);
    return first?.split("-")[0] === known ? first : known;
  } catch {
    return known;
  }
}
