import { unreadOf, useParley } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useEffect, useState } from "react";

/** Asks for the page with the message sought, or with the first unread one. True once answered. */
export function useOpening(id: Id, seek: number | null): boolean {
  const parley = useParley();
  const asked = `${id}/${seek}`;
  const [answered, setAnswered] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    const now = parley.state.get().conversations.get(id);
    const unread = now && unreadOf(now) > 0 ? now.info.me.readSeq + 1 : undefined;
    parley
      .open(id, seek ?? unread)
      // One that is gone is drawn as gone.
      .catch(() => undefined)
      .finally(() => wanted && setAnswered(asked));
    return () => {
      wanted = false;
    };
  }, [parley, id, seek, asked]);
  return answered === asked;
}
