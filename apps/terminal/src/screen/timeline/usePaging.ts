import { useConnection, useParley, type ConversationState } from "@parley/client";
import { useEffect } from "react";
import type { View } from "./view.ts";

/** Nearer to an edge than this, in rows, the page beyond it is asked for. */
const nearRows = 80;

interface Around {
  rows: readonly unknown[];
  reachesStart: boolean;
  reachesEnd: boolean;
}

/** Asks for what lies beyond the edges of what is loaded, and again as the connection returns. */
export function usePaging({ info, timeline }: ConversationState, around: Around, view: View): void {
  const parley = useParley();
  const online = useConnection().phase === "online";
  const { loading, error, atStart, atEnd, messages } = timeline;
  const isEmpty = messages.length === 0;
  const nearStart = around.reachesStart && view.first < nearRows;
  const nearEnd = around.reachesEnd && view.last > around.rows.length - nearRows;

  useEffect(() => {
    if (loading || error || isEmpty) return;
    if (nearEnd && !atEnd) void parley.loadNewer(info.id);
    else if (nearStart && !atStart) void parley.loadOlder(info.id);
  }, [parley, info.id, loading, error, isEmpty, nearStart, nearEnd, atStart, atEnd]);

  useEffect(() => {
    if (!online || error === null) return;
    // One that is gone meanwhile is drawn as gone.
    if (isEmpty) void parley.open(info.id).catch(() => undefined);
    else if (atEnd) void parley.loadOlder(info.id);
    else void parley.loadNewer(info.id);
    // Once as the connection returns, not again and again while it fails.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [online]);
}
