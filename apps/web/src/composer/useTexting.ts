import { useConnection, useMe, useParley } from "@parley/client";
import type { MyConversation, Texting } from "@parley/protocol";
import { useCallback, useState } from "react";
import { useAsked } from "../pieces/asked.ts";

/**
 * How many phones get what is said here, and for how much; null where none may take part, and while
 * it is not known. Asked anew when somebody comes or goes, after a lost connection, and whenever one
 * begins to write: nobody is told that a phone has said STOP, or START.
 */
export function useTexting(
  { id, members, phones }: MyConversation,
  isWriting: boolean,
): Texting | null {
  const { texts } = useParley();
  const name = useMe()?.displayName;
  const online = useConnection().phase === "online";
  const [writing, setWriting] = useState({ is: isWriting, times: 0 });
  if (writing.is !== isWriting)
    setWriting({ is: isWriting, times: writing.times + (isWriting ? 1 : 0) });
  const { times } = writing;
  const ask = useCallback(
    async (signal: AbortSignal) => (phones ? texts.texting(id, signal) : null),
    // These are not asked about, but what is asked depends on them.
    // oxlint-disable-next-line react/exhaustive-deps
    [texts, id, phones, members, name, online, times],
  );
  return useAsked(ask).answer;
}
