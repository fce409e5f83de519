import { createContext, Fragment, use, useEffect, useMemo, useState, type ReactNode } from "react";
import type { Catalogue, English, Key } from "./catalogue.ts";
import { choose, datesIn, errorKey, fill, type Dates, type Given } from "@parley/client";
import { en } from "./en.ts";
import {
  directionOf,
  keepLanguage,
  languages,
  localeOf,
  preferredLanguage,
  type Language,
} from "./languages.ts";

export interface Words extends Dates {
  language: Language;
  direction: "ltr" | "rtl";
  choose: (language: Language) => void;
  /** The words of a key: `say("members.count", {count: 3})`. */
  say: <K extends Key>(key: K, ...given: Given<English[K], string | number>) => string;
  /** The same with drawn parts in its holes: `draw("event.joined", {name: <b>Ana</b>})`. */
  draw: <K extends Key>(key: K, ...given: Given<English[K], ReactNode>) => ReactNode;
  /** What went wrong, from whatever was thrown or from its code. */
  sayError: (problem: unknown) => string;
}

const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error("useWords needs a WordsProvider above it");
  return words;
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; catalogue: Catalogue } | null>(
    language === "en" ? { language, catalogue: en } : null,
  );

  useEffect(() => {
    let wanted = true;
    void languages[language]
      .load()
      // A language that cannot be fetched (no connection) leaves the one before it in place.
      .catch(() => null)
      .then((catalogue) => {
        if (!wanted) return;
        setLoaded((before) =>
          catalogue ? { language, catalogue } : (before ?? { language: "en", catalogue: en }),
        );
      });
    return () => {
      wanted = false;
    };
  }, [language]);

  const words = useMemo(() => {
    if (!loaded) return null;
    return wordsOf(loaded.language, loaded.catalogue, (chosen) => {
      keepLanguage(chosen);
      setLanguage(chosen);
    });
  }, [loaded]);

  useEffect(() => {
    if (!words) return;
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
  }, [words]);

  return words && <WordsContext value={words}>{children}</WordsContext>;
}

function wordsOf(
  language: Language,
  catalogue: Catalogue,
  chooseLanguage: (language: Language) => void,
): Words {
  const dates = datesIn(localeOf(language));
  const parts = <Value,>(key: Key, given: Record<string, Value> | undefined) => {
    const count = given?.["count"];
    const text = choose(catalogue[key], typeof count === "number" ? count : undefined, language);
    return fill(text, given ?? {});
  };
  const say = (key: Key, given?: Record<string, string | number>) =>
    parts(key, given)
      .map((part) => (typeof part === "number" ? dates.number(part) : part))
      .join("");

  return {
    ...dates,
    language,
    direction: directionOf(language),
    choose: chooseLanguage,
    say: (key, ...given) => say(key, given[0] as Record<string, string | number> | undefined),
    draw: (key, ...given) =>
      parts(key, given[0] as Record<string, ReactNode> | undefined).map((part, index) => (
        <Fragment key={index}>{typeof part === "number" ? dates.number(part) : part}</Fragment>
      )),
    sayError: (problem) => say(errorKey(problem)),
  };
}
