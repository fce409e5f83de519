import type { Entry } from "./entry.ts";

const hole = /\{(\w+)\}/g;

/** Chooses the plural form that the language asks for. */
export function choose(entry: Entry, count: number | undefined, language: string): string {
  if (typeof entry === "string") return entry;
  return entry[pluralsOf(language).select(count ?? 0)] ?? entry.other;
}

/** Made once: it costs more than everything that is said with it. */
function pluralsOf(language: string): Intl.PluralRules {
  let rules = plurals.get(language);
  if (!rules) plurals.set(language, (rules = new Intl.PluralRules(language)));
  return rules;
}

const plurals = new Map<string, Intl.PluralRules>();

/** Fills the holes of a text, in its language's order; what is put in may be anything drawable. */
export function fill<Value>(text: string, values: Record<string, Value>): (string | Value)[] {
  const parts: (string | Value)[] = [];
  let from = 0;
  for (const match of text.matchAll(hole)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    const name = match[1]!;
    parts.push(name in values ? values[name]! : match[0]);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}
