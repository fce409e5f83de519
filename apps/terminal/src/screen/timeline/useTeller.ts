import { useConnection, useMe, type ConversationState, type Row } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useMemo } from "react";
import { useWords } from "../../words/useWords.ts";
import { useNames, useNeed } from "../names.ts";
import { useOutside } from "../outside.ts";
import { useUi } from "../ui.ts";
import type { Teller } from "./teller.ts";
import { useLedgers } from "./useLedgers.ts";
import { usePictures } from "./usePictures.ts";
import { useQuoted } from "./useQuoted.ts";

/** What the rows near the place need to be told; what is missing of it is asked for. */
export function useTeller(
  conversation: ConversationState,
  near: readonly Row[],
  width: number,
): Teller {
  const { info, timeline } = conversation;
  const words = useWords();
  const names = useNames();
  const me = useMe();
  const { profile } = useOutside();
  const online = useConnection().phase === "online";
  const selected = useUi((ui) => (ui.focus === "timeline" ? ui.selected : null));
  const message = useQuoted(info.id, timeline.messages, near);
  const ledger = useLedgers(conversation, me?.id, near);
  const picture = usePictures(near);
  useNeed(useMemo(() => near.flatMap(peopleIn), [near]));
  return {
    info,
    words,
    names,
    width,
    online,
    server: new URL(profile.server).host,
    username: me?.username ?? null,
    selected,
    message,
    ledger,
    picture,
  };
}

function peopleIn(row: Row): Id[] {
  if (row.kind === "events") return [row.events[0]!.by];
  if (row.kind !== "said" || row.item.kind !== "message") return [];
  const { sender, reactions } = row.item.message;
  return [sender, ...(reactions ?? []).flatMap(({ people }) => people.slice(0, 12))];
}
