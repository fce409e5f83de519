import {
  useParley,
  useParleyState,
  type ConversationState,
  type TimelineItem,
} from "@parley/client";
import { useEffect, useEffectEvent, useRef } from "react";
import { useKeys } from "../../keys/router.tsx";
import { useWords } from "../../words/useWords.ts";
import { useUi, useUiStore } from "../ui.ts";
import { keyOfSeq } from "./keyOfSeq.ts";
import { scrolled, type Place, type View } from "./view.ts";

interface Given {
  conversation: ConversationState;
  items: readonly TimelineItem[];
  view: View;
  height: number;
  newFrom: number | null;
  setPlace: (place: Place) => void;
}

const wheelLines = 3;

/** The keys that go through the history without choosing a message. Answers what goes to the newest. */
export function useScrolling(given: Given): () => void {
  const { conversation, items, view, height, newFrom, setPlace } = given;
  const { info, timeline } = conversation;
  const parley = useParley();
  const ui = useUiStore();
  const { say } = useWords();
  const isFocused = useUi(({ focus, selected }) => focus === "timeline" && selected === null);
  // One line of the page before stays, so that the eye finds its place again.
  const page = Math.max(1, height - 1);
  const by = (lines: number) => () => setPlace(scrolled(view, lines));

  function toNewest(): void {
    ui.select(null);
    if (!timeline.atEnd) void parley.loadNewest(info.id);
    setPlace("newest");
  }

  // Whoever has just said something wants to see it.
  const newestOwn = useParleyState(
    ({ outbox }) => outbox.findLast((item) => item.conversation === info.id)?.cid,
  );
  const sent = useRef(newestOwn);
  const follow = useEffectEvent(toNewest);
  useEffect(() => {
    if (newestOwn !== undefined && newestOwn !== sent.current) follow();
    sent.current = newestOwn;
  }, [newestOwn]);

  function toFirst(): void {
    const first = items[0];
    // So far down that what stands above it, the beginning, is seen too.
    if (first) setPlace({ key: first.key, top: height });
  }

  function toFirstUnread(): void {
    const seq = newFrom ?? (info.me.readSeq < info.lastSeq ? info.me.readSeq + 1 : null);
    if (seq === null) return ui.tell(say("list.nothingUnread"));
    const key = keyOfSeq(items, seq);
    if (key !== null) setPlace({ key, top: 2 });
    else ui.go(info.id, seq);
  }

  useKeys("everywhere", {
    "timeline.pageUp": by(-page),
    "timeline.pageDown": by(page),
    "timeline.wheelUp": by(-wheelLines),
    "timeline.wheelDown": by(wheelLines),
    "timeline.newest": toNewest,
    "timeline.firstUnread": toFirstUnread,
  });
  useKeys(
    "timeline",
    {
      "timeline.up": by(-1),
      "timeline.down": by(1),
      "timeline.first": toFirst,
      "timeline.last": toNewest,
      "timeline.leave": () => ui.focus("composer"),
      "timeline.search": () => ui.show("switcher"),
      "timeline.help": () => ui.show("help"),
    },
    { isActive: isFocused },
  );
  return toNewest;
}
