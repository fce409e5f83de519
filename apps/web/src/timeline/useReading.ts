import { useParley, type ConversationState } from "@parley/client";
import { useCallback, useEffect, useRef } from "react";
import { useAttention } from "../shell/attention.ts";

/** How long a message has to be seen before it counts as read. */
const glanceMs = 1000;

/**
 * Marks as read what has been seen in a focused window. `lastSeen` answers the newest message on
 * screen, or 0. Gives back what to call whenever that may have changed.
 */
export function useReading(
  { info }: ConversationState,
  lastSeen: () => number,
  held: boolean,
): () => void {
  const parley = useParley();
  const attention = useAttention();
  const { id } = info;
  const { readSeq, state } = info.me;
  const reading = attention && !held && state === "joined";
  const glance = useRef<ReturnType<typeof setTimeout> | null>(null);

  const look = useCallback(() => {
    if (!reading || glance.current !== null) return;
    const seen = lastSeen();
    if (seen <= readSeq) return;
    glance.current = setTimeout(() => {
      glance.current = null;
      // Whoever has scrolled back up within the second has not read what lies below.
      const still = Math.min(seen, lastSeen());
      if (still > readSeq) parley.read(id, still);
    }, glanceMs);
  }, [parley, id, readSeq, reading, lastSeen]);

  useEffect(() => {
    look();
    return () => {
      if (glance.current !== null) clearTimeout(glance.current);
      glance.current = null;
    };
  }, [look]);

  return look;
}
