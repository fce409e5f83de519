import type { TimelineItem } from "@parley/client";

/** The key of the row of a message, by what it is called in message mode: its seq, or the cid of one not sent yet. */
export function keyOfSeq(items: readonly TimelineItem[], wanted: number | string): string | null {
  const found = items.findLast((item) => calledOf(item) === wanted);
  return found?.key ?? null;
}

/** Null for what is no message. */
export function calledOf(item: TimelineItem): number | string | null {
  if (item.kind === "message") return item.message.seq;
  return item.kind === "pending" ? item.item.cid : null;
}
