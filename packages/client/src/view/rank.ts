/** Something that can be gone to by typing part of its name. */
export interface Candidate {
  /** What is shown and matched first. */
  name: string;
  /** Another way to call it: a username beside a display name. */
  alias?: string;
  /** Higher comes first among equals: the time of the last message, say. */
  weight: number;
}

const WHOLE = 1_000;
const START = 800;
const WORD_START = 600;
const INSIDE = 400;
const SCATTERED = 100;

/**
 * The candidates that match what was typed, best first, at most `limit`. Nothing typed: the
 * heaviest. Case, accents and a leading `#` or `@` make no difference.
 */
export function rank<T extends Candidate>(
  candidates: readonly T[],
  typed: string,
  limit: number,
): T[] {
  const wanted = fold(typed).replace(/^[#@]/, "");
  const found: { candidate: T; score: number }[] = [];
  for (const candidate of candidates) {
    const score = wanted === "" ? 1 : scoreOf(candidate, wanted);
    if (score > 0) found.push({ candidate, score });
  }
  found.sort((a, b) => b.score - a.score || b.candidate.weight - a.candidate.weight);
  return found.slice(0, limit).map(({ candidate }) => candidate);
}

function scoreOf(candidate: Candidate, wanted: string): number {
  const byName = match(fold(candidate.name), wanted);
  if (candidate.alias === undefined) return byName;
  // A hit on the name shown is easier to understand than one on the name that is not.
  return Math.max(byName, match(fold(candidate.alias), wanted) - 1);
}

function match(text: string, wanted: string): number {
  if (text === wanted) return WHOLE;
  const at = text.indexOf(wanted);
  if (at === 0) return START - surplus(text, wanted);
  if (at > 0) return (isWordStart(text, at) ? WORD_START : INSIDE) - surplus(text, wanted);
  return scattered(text, wanted);
}

/** All of the letters in order, with gaps: the fewer and shorter the gaps, the better. */
function scattered(text: string, wanted: string): number {
  let from = 0;
  let gaps = 0;
  for (const letter of wanted) {
    if (letter === " ") continue;
    const at = text.indexOf(letter, from);
    if (at === -1) return 0;
    if (at > from && !isWordStart(text, at)) gaps += at - from;
    from = at + letter.length;
  }
  return Math.max(1, SCATTERED - gaps);
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
}

function surplus(text: string, wanted: string): number {
  return Math.min(99, text.length - wanted.length);
}

const folded = new Map<string, string>();

// Folding is most of the cost of a search, and the same thousand names come back at every key.
function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const fresh = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  if (folded.size > 5_000) folded.clear();
  folded.set(text, fresh);
  return fresh;
}
