import { useMe, useParley, useParleyState, type ConversationState } from "@parley/client";
import { limits, type Member } from "@parley/protocol";
import { useEffect } from "react";
import { useWatch } from "../shell/presence.ts";

export interface WhoIsHere {
  /** Null where it is not known: there are more than can be watched, or the list is not there yet. */
  here: number | null;
  byText: number | null;
}

/** How many of a conversation's members are here now, and how many take part by text. */
export function useWhoIsHere({ info, members }: ConversationState): WhoIsHere {
  const parley = useParley();
  const me = useMe();
  const countable =
    info.kind !== "direct" && info.me.state === "joined" && info.members <= limits.watchedPeople;
  const wanted = countable && members === null;
  useEffect(() => {
    // Without the list only the number of members is said.
    if (wanted) parley.members(info.id).catch(() => undefined);
  }, [parley, info.id, wanted]);

  const joined = countable ? (members ?? none).filter(({ state }) => state === "joined") : none;
  useWatch(joined.map(({ person }) => person.id));
  const here = useParleyState(
    ({ presence }) =>
      joined.filter(({ person: { id } }) => id === me?.id || presence.get(id) === "online").length,
  );
  if (!countable || members === null) return { here: null, byText: null };
  return { here, byText: joined.filter(({ byText }) => byText).length };
}

const none: readonly Member[] = [];
