import {
  lineAfter,
  lineAtOpening,
  useConnection,
  useMe,
  type ConversationState,
  type Line,
  type Seen,
} from "@parley/client";
import { useState } from "react";

/** The "new" line of a conversation. `attended`: its newest message is before somebody's eyes. */
export function useLine({ info, last }: ConversationState, attended: boolean): Line {
  const me = useMe()?.id ?? 0;
  const online = useConnection().phase === "online";
  const { lastSeq } = info;
  // Of a request nothing counts as unread; what comes with the connection was missed by everybody.
  const readSeq = info.me.state === "requested" ? lastSeq : info.me.readSeq;
  const now: Seen = {
    lastSeq,
    readSeq,
    lastBy: last?.sender ?? null,
    attended: attended && online,
  };
  const [kept, keep] = useState(() => ({ seen: now, line: lineAtOpening(now) }));
  const keys = Object.keys(now) as (keyof Seen)[];
  if (keys.every((key) => kept.seen[key] === now[key])) return kept.line;
  const line = lineAfter(kept.line, kept.seen, now, me);
  keep({ seen: now, line });
  return line;
}
