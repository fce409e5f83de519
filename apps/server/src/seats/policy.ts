import type { Id } from "@parley/protocol";

/** What is between a phone and one of our numbers. */
export interface Pair {
  number: string;
  state: "asked" | "taken" | "resting";
  used_at: number;
  rests_until: number | null;
  /** The conversation that was last texted between the two. */
  last_conversation: Id | null;
}

interface Wish {
  phone: string;
  conversation: Id;
  /** Ours. */
  numbers: readonly string[];
  pairs: readonly Pair[];
  /** Numbers this phone takes no texts from. */
  refused: ReadonlySet<string>;
  /** The number they have written to, where they have. */
  written: string | null;
  nowMs: number;
}

/**
 * The numbers a phone may get for a conversation, the best first. One it was texted from in this very
 * conversation goes on as before; otherwise a number rests between two conversations, so that a late
 * text lands in neither, and the one unused for longest comes first.
 */
export function numbersFor({ numbers, pairs, ...wish }: Wish): string[] {
  const byNumber = new Map(pairs.map((pair) => [pair.number, pair]));
  return rotated(numbers, wish.phone)
    .map((number) => ({ number, pair: byNumber.get(number) }))
    .filter(({ pair }) => !pair || isFree(pair, wish))
    .map(({ number, pair }) => ({ number, rank: rankOf(number, pair, wish) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ number }) => number);
}

/** Until when a pair rests that is left now. */
export const restsUntil = (nowMs: number, restMs: number): number => nowMs + restMs;

type Taker = Pick<Wish, "conversation" | "nowMs">;

function isFree({ state, rests_until, last_conversation }: Pair, { conversation, nowMs }: Taker) {
  if (state !== "resting") return false;
  return (rests_until ?? 0) <= nowMs || last_conversation === conversation;
}

function rankOf(
  number: string,
  pair: Pair | undefined,
  { refused, conversation, written }: Pick<Wish, "refused" | "conversation" | "written">,
): number[] {
  return [
    refused.has(number) ? 1 : 0,
    pair?.last_conversation === conversation ? 0 : 1,
    number === written ? 0 : 1,
    pair?.used_at ?? 0,
  ];
}

function compare(one: number[], other: number[]): number {
  const index = one.findIndex((value, at) => value !== other[at]);
  return index < 0 ? 0 : one[index]! - other[index]!;
}

/** Another number first for each phone: each sends only so many texts a second. */
function rotated(numbers: readonly string[], phone: string): string[] {
  const start = numbers.length === 0 ? 0 : Number(phone.slice(-4)) % numbers.length || 0;
  return [...numbers.slice(start), ...numbers.slice(0, start)];
}
