import type { HandsetText } from "@parley/protocol";

/** What a phone and one other number wrote each other, oldest first. */
export interface Thread {
  other: string;
  texts: HandsetText[];
}

/** A phone's texts by the other's number, the one with the newest text first. */
export function threadsOf(texts: readonly HandsetText[]): Thread[] {
  const threads = new Map<string, HandsetText[]>();
  for (const text of texts) {
    const other = text.direction === "in" ? text.from : text.to;
    const before = threads.get(other) ?? [];
    // Put in anew, so that the map's order is that of the newest texts.
    threads.delete(other);
    threads.set(other, [...before, text]);
  }
  return Array.from(threads, ([other, its]) => ({ other, texts: its })).toReversed();
}

/** How many texts came in after the last one that was seen; all of them when none was. */
export function newIn({ texts }: Thread, seen: string | undefined): number {
  const from = texts.findIndex(({ sid }) => sid === seen) + 1;
  return texts.slice(from).filter(({ direction }) => direction === "in").length;
}
