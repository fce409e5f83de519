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

/** The "new" line of the open conversation. `attended`: the newest message is before somebody's eyes. */
export function useLine({ info, last }: ConversationState, attended: boolean): Line {
  const me = useMe();
  const online = useConnection().phase === "online";
  const now: Seen = {
    lastSeq: info.lastSeq,
    // Nothing of a request counts as unread before it is answered.
    readSeq: info.me.state === "requested" ? info.lastSeq : info.me.readSeq,
    lastBy: last?.sender ?? null,
    // What comes as the connection returns was missed, whoever sits before the screen.
    attended: attended && online,
  };
  const [{ before, line }, setState] = useState(() => ({ before: now, line: lineAtOpening(now) }));
  if (isSame(before, now)) return line;
  const next = lineAfter(line, before, now, me?.id ?? 0);
  setState({ before: now, line: next });
  return next;
}

function isSame(one: Seen, other: Seen): boolean {
  return (
    one.lastSeq === other.lastSeq &&
    one.readSeq === other.readSeq &&
    one.lastBy === other.lastBy &&
    one.attended === other.attended
  );
}
