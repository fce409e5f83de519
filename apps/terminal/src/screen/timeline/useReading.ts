import { useParley, type ConversationState } from "@parley/client";
import { useEffect, useEffectEvent } from "react";

/** How long a message has to be seen before it counts as read. */
const glanceMs = 1000;

/** Marks as read what has stood on an attended screen for a while. */
export function useReading({ info }: ConversationState, seen: number, held: boolean): void {
  const parley = useParley();
  const { readSeq, state } = info.me;
  const reads = !held && state === "joined" && seen > readSeq;
  // Whoever has scrolled back up within the second has not read what lies below.
  const glanced = useEffectEvent((before: number) => {
    const still = Math.min(before, seen);
    if (still > readSeq) parley.read(info.id, still);
  });
  useEffect(() => {
    if (!reads) return;
    const timer = setTimeout(() => glanced(seen), glanceMs);
    return () => clearTimeout(timer);
    // Not anew for each message that comes within the second: in a quick conversation none would
    // ever be read.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [reads, readSeq, info.id]);
}
