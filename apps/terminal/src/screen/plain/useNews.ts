import {
  unreadOf,
  useMe,
  useParley,
  useTimeline,
  type ConversationState,
  type Line,
} from "@parley/client";
import { useEffect, useRef, useState } from "react";
import { useNeed } from "../names.ts";
import { useUi } from "../ui.ts";
import { untold, type Mark } from "./marks.ts";
import { plainText, type Telling } from "./plainText.ts";
import { useTranscript } from "./transcript.ts";

/**
 * Tells what is said in the conversation that is open, from where it was told last. Nothing is told of the past
 * that message mode went to. Answers how far it has been told.
 */
export function useNews(
  conversation: ConversationState,
  marks: Map<number, Mark>,
  line: Line,
  telling: Telling,
): Mark | undefined {
  const { info, timeline } = conversation;
  const { id } = info;
  const { words, names } = telling;
  const { say } = words;
  const transcript = useTranscript();
  const me = useMe()?.id ?? 0;
  const items = useTimeline(id);
  const entered = useRef(false);
  const [told, setTold] = useState(() => marks.get(id));
  useNeed(timeline.messages.slice(-20).map(({ sender }) => sender));

  useEffect(() => {
    if (entered.current) return;
    entered.current = true;
    transcript?.tell(say("plain.in", { conversation: names.title(info) }));
  });

  const isHere = timeline.atEnd && (timeline.messages.length > 0 || timeline.atStart);
  useEffect(() => {
    if (!isHere) return;
    const known = marks.get(id);
    const unread = unreadOf(conversation);
    const { rows, passedOver, mark } = untold(items, known, { me, unread, newFrom: line.newFrom });
    marks.set(id, mark);
    setTold(mark);
    if (!known && items.length === 0) transcript?.tell(say("timeline.empty"));
    const texts = rows.map((row) => plainText(row, telling));
    if (passedOver > 0) texts.unshift(say("plain.passedOver", { count: passedOver }));
    transcript?.tell(...texts);
    // Told once, whatever else changes about it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isHere, items]);

  useReturn(conversation);
  return told;
}

/** Whoever left the past hears again what is said now. */
function useReturn({ info, timeline }: ConversationState): void {
  const parley = useParley();
  const isBack = useUi(
    ({ focus, replyTo, editing }) => focus === "composer" && replyTo === null && editing === null,
  );
  const isPast = timeline.messages.length > 0 && !timeline.atEnd && timeline.loading === null;
  useEffect(() => {
    if (isBack && isPast) void parley.loadNewest(info.id);
  }, [parley, info.id, isBack, isPast]);
}
