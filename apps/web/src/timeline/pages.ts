import { unreadOf, useParley, type ConversationState } from "@parley/client";
import { useCallback, useEffect, useState, type RefObject } from "react";
import type { VirtualizerHandle } from "virtua";

/** Nearer to the end than this, in pixels, counts as being there. */
export const nearEndPx = 48;
/** From this far, in pixels, the next page is asked for. */
const nearEdgePx = 800;

/** Asks for the page that holds the message sought, or the first unread one. True once answered. */
export function useOpening(conversation: ConversationState, seek: number | null): boolean {
  const parley = useParley();
  const { id } = conversation.info;
  const asked = `${id}/${seek}`;
  const [answered, setAnswered] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    const now = parley.state.get().conversations.get(id);
    const unread = now && unreadOf(now) > 0 ? now.info.me.readSeq + 1 : undefined;
    parley
      .open(id, seek ?? unread)
      // A conversation that is gone is drawn as gone; there is nothing to place.
      .catch(() => undefined)
      .finally(() => current && setAnswered(asked));
    return () => {
      current = false;
    };
  }, [parley, id, seek, asked]);

  return answered === asked;
}

/**
 * Asks for the next page where an edge is near, and says whether the end is. `left` is how much lies
 * below, where that is known better than the list knows it: its own size is news to it a frame later.
 */
export function usePaging(
  { info: { id }, timeline }: ConversationState,
  handle: RefObject<VirtualizerHandle | null>,
  onNearEnd: (nearEnd: boolean) => void,
): (left?: number) => void {
  const parley = useParley();
  return useCallback(
    (known) => {
      const list = handle.current;
      if (!list) return;
      const left = known ?? leftBelow(list);
      onNearEnd(left < nearEndPx);
      if (timeline.loading || timeline.error) return;
      if (list.scrollOffset < nearEdgePx && !timeline.atStart) void parley.loadOlder(id);
      else if (left < nearEdgePx && !timeline.atEnd) void parley.loadNewer(id);
    },
    [handle, parley, id, timeline, onNearEnd],
  );
}

/** How much, in pixels, lies below what is on screen. */
function leftBelow(list: VirtualizerHandle): number {
  return list.scrollSize - list.scrollOffset - list.viewportSize;
}
