import {
  timelineOf,
  useParley,
  useTimeline,
  type ConversationState,
  type Line,
  type Row,
  type TimelineItem,
} from "@parley/client";
import { useEffect, useMemo, useRef } from "react";
import { useKeys } from "../../keys/router.tsx";
import { useChoosing } from "../acts/useChoosing.ts";
import { useNeed } from "../names.ts";
import { calledOf } from "../timeline/keyOfSeq.ts";
import { useUi, useUiStore } from "../ui.ts";
import { chosenText, type Telling } from "./plainText.ts";
import { useTranscript } from "./transcript.ts";

/** How far a page goes. */
const pageOf = 10;

/** Message mode in lines: the chosen message is told, and then the next that is chosen. */
export function useMessages(conversation: ConversationState, line: Line, telling: Telling): void {
  const { info, timeline } = conversation;
  const { id } = info;
  const { say } = telling.words;
  const parley = useParley();
  const ui = useUiStore();
  const items = useTimeline(id);
  const isPaging = useRef(false);
  const choosing = useChoosing({
    items,
    info,
    begin: (said) => said.at(-1),
    handlers: {
      "message.next": () => step(1),
      "message.previous": () => step(-1),
      "message.first": () => void toFirst(),
      "message.last": () => void toNewest(),
    },
  });
  const { said, at, choose } = choosing;
  useToldChoice(conversation, choosing, telling);

  /** So many further, as far as there are any; what is not loaded is asked for. */
  function step(by: number): void {
    const all = saidNow();
    const from = at === -1 ? all.length : at;
    const to = Math.max(0, Math.min(all.length - 1, from + by));
    const isShort = to !== from + by;
    if (!isShort) return choose(all[to]);
    if (by < 0 ? timeline.atStart : timeline.atEnd) {
      if (to !== from) choose(all[to]);
      else ui.tell(say(by < 0 ? "plain.first" : "plain.newest"));
    } else void page(by < 0 ? parley.loadOlder : parley.loadNewer, by);
  }

  async function page(load: (id: number) => Promise<void>, by: number): Promise<void> {
    if (isPaging.current) return;
    isPaging.current = true;
    const from = said[at];
    await load(id);
    isPaging.current = false;
    if (ui.get().open !== id || ui.get().focus !== "timeline") return;
    const now = saidNow();
    const to = now.findIndex((item) => item.key === from?.key) + by;
    const next = now[Math.max(0, Math.min(now.length - 1, to))];
    if (next && next.key !== from?.key) choose(next);
  }

  async function toFirst(): Promise<void> {
    if (timeline.atStart) choose(saidNow()[0]);
    else ui.go(id, 1);
  }

  async function toNewest(): Promise<void> {
    if (!timeline.atEnd) await parley.loadNewest(id);
    if (ui.get().open === id) choose(saidNow().at(-1));
  }

  function toFirstUnread(): void {
    if (line.newFrom === null) return ui.tell(say("list.nothingUnread"));
    const item = saidNow().find((each) => calledOf(each) === line.newFrom);
    if (item) choose(item);
    else ui.go(id, line.newFrom);
  }

  const saidNow = (): TimelineItem[] =>
    timelineOf(parley.state.get(), id).filter((item) => calledOf(item) !== null);

  useKeys("everywhere", {
    "timeline.pageUp": () => step(-pageOf),
    "timeline.pageDown": () => step(pageOf),
    "timeline.newest": () => void toNewest(),
    "timeline.firstUnread": toFirstUnread,
  });
}

type Choosing = ReturnType<typeof useChoosing>;

/** Tells the chosen message when another is chosen, or the same is sought again. */
function useToldChoice(
  { info, timeline }: ConversationState,
  { target, said, at, isOn, enter }: Choosing,
  telling: Telling,
): void {
  const parley = useParley();
  const ui = useUiStore();
  const transcript = useTranscript();
  const { say } = telling.words;
  const isBeside = useUi(({ focus, selected }) => focus === "timeline" && selected === null);
  const seek = useUi((now) => now.seek);
  const chosen = isOn ? (said[at] ?? null) : null;
  const told = useRef<{ key: string; seek: unknown } | null>(null);

  // There is nothing beside the messages to rest on.
  useEffect(() => {
    if (!isBeside) return;
    if (said.length > 0) enter();
    else {
      ui.focus("composer");
      ui.tell(say("timeline.empty"));
    }
  });

  useEffect(() => {
    if (chosen === null) {
      if (!isOn) told.current = null;
      return;
    }
    if (told.current?.key === chosen.key && told.current.seek === seek) return;
    told.current = { key: chosen.key, seek };
    if (chosen.kind === "event") return;
    const seq = chosen.kind === "message" ? chosen.message.seq : 0;
    const ledger = parley.state.get().ledgers.get(info.id)?.get(seq);
    transcript?.tell(chosenText(chosen, { info, ledger }, telling));
  });

  // What is sought and is not there: deleted with its conversation, or out of reach without a connection.
  const { error } = timeline;
  const isMissing = isOn && target === null && error !== null;
  useEffect(() => {
    if (!isMissing) return;
    transcript?.tell(say("timeline.failed", { reason: telling.words.sayError(error) }));
    ui.focus("composer");
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isMissing]);

  useNeed(
    useMemo(() => {
      if (chosen?.kind !== "message") return [];
      const { sender, reactions } = chosen.message;
      return [sender, ...(reactions ?? []).flatMap(({ people }) => people)];
    }, [chosen]),
  );
}

/** The rows whose quotes have to be known: those told last, and the one that is chosen. */
export function quotingRows(
  items: readonly TimelineItem[],
  selected: number | string | null,
): Row[] {
  const rows: Row[] = [];
  for (const [index, item] of items.entries())
    if (item.kind !== "event" && (index >= items.length - 20 || calledOf(item) === selected))
      rows.push({ kind: "said", key: item.key, item, head: true });
  return rows;
}
