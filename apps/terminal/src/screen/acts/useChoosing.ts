import type { TimelineItem } from "@parley/client";
import type { MyConversation } from "@parley/protocol";
import { useEffect, useMemo } from "react";
import { useKeys } from "../../keys/router.tsx";
import type { Handlers } from "../../keys/switchboard.ts";
import { calledOf } from "../timeline/keyOfSeq.ts";
import { useUi, useUiStore } from "../ui.ts";
import { targetOf, type Target } from "./target.ts";
import { useActs } from "./useActs.ts";

interface Given {
  items: readonly TimelineItem[];
  info: MyConversation;
  /** The one that is chosen first. */
  begin: (said: readonly TimelineItem[]) => TimelineItem | undefined;
  /** It is the chosen one now. */
  onChoose?: (item: TimelineItem) => void;
  /** Keys that mean something else here than on a screen. */
  handlers?: Handlers;
}

interface Choosing {
  target: Target | null;
  /** What can be chosen, and where in it the chosen one is; -1 while it is not there. */
  said: readonly TimelineItem[];
  at: number;
  isOn: boolean;
  enter: () => void;
  choose: (item: TimelineItem | undefined) => void;
}

/** Message mode: one message is chosen, and keys act on it. */
export function useChoosing({ items, info, begin, onChoose, handlers }: Given): Choosing {
  const ui = useUiStore();
  const selected = useUi((now) => now.selected);
  const isOn = useUi((now) => now.focus === "timeline" && now.selected !== null);
  const isBeside = useUi((now) => now.focus === "timeline" && now.selected === null);
  const target = targetOf(items, selected);
  const acts = useActs(target, info);

  // A long history is gone through only while somebody chooses from it.
  const said = useMemo(() => (isOn || isBeside ? saidIn(items) : []), [items, isOn, isBeside]);
  const at = said.findIndex((item) => calledOf(item) === selected);

  function choose(item: TimelineItem | undefined): void {
    if (!item) return;
    ui.focus("timeline");
    ui.select(calledOf(item));
    onChoose?.(item);
  }

  function enter(): void {
    const all = saidIn(items);
    choose(begin(all) ?? all.at(-1));
  }

  // One that was sent meanwhile goes on by its number; of one that is sought the page is not here yet.
  useEffect(() => {
    if (typeof selected !== "string") return;
    if (target?.kind === "message") ui.select(target.message.seq);
    else if (isOn && target === null) ui.select(null);
  }, [ui, selected, target, isOn]);

  useKeys("everywhere", { "message.mode": enter }, { isActive: !isOn });
  useKeys("timeline", { "timeline.select": enter }, { isActive: isBeside });
  useKeys(
    "message",
    {
      "message.next": () => choose(said[at + 1]),
      "message.previous": () => choose(said[Math.max(0, at === -1 ? said.length - 1 : at - 1)]),
      "message.first": () => choose(said[0]),
      "message.last": () => choose(said.at(-1)),
      "message.leave": () => ui.focus("composer"),
      "message.search": () => ui.show("switcher"),
      "message.help": () => ui.show("help"),
      ...acts,
      ...handlers,
    },
    { isActive: isOn },
  );
  return { target, said, at, isOn, enter, choose };
}

const saidIn = (items: readonly TimelineItem[]): TimelineItem[] =>
  items.filter((item) => calledOf(item) !== null);
