import { unreadOf, useParley } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useEffect, useState } from "react";
import type { Sought } from "../ui.ts";

/** Asks for the page with the message sought, each time it is sought, or with the first unread one. True once answered. */
export function useOpening(id: Id, seek: Sought | null): boolean {
  const parley = useParley();
  const wanted = seek ?? id;
  const [answered, setAnswered] = useState<Sought | Id | null>(null);
  useEffect(() => {
    let isWanted = true;
    const now = parley.state.get().conversations.get(id);
    const unread = now && unreadOf(now) > 0 ? now.info.me.readSeq + 1 : undefined;
    parley
      .open(id, seek?.seq ?? unread)
      // One that is gone is drawn as gone.
      .catch(() => undefined)
      .finally(() => isWanted && setAnswered(seek ?? id));
    return () => {
      isWanted = false;
    };
  }, [parley, id, seek]);
  return answered === wanted;
}
