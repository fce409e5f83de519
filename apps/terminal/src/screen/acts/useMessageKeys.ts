import type { Row, TimelineItem } from "@parley/client";
import { useEffect } from "react";
import { useKeys } from "../../keys/router.tsx";
import { calledOf, keyOfSeq } from "../timeline/keyOfSeq.ts";
import { rowLines } from "../timeline/rowLines.ts";
import type { Teller } from "../timeline/teller.ts";
import type { Place, View } from "../timeline/view.ts";
import { useUi, useUiStore } from "../ui.ts";
import { targetOf } from "./target.ts";
import { useActs } from "./useActs.ts";

interface Given {
  items: readonly TimelineItem[];
  rows: readonly Row[];
  view: View;
  height: number;
  teller: Teller;
  setPlace: (place: Place) => void;
}

/** Message mode: one message is chosen, and keys act on it. */
export function useMessageKeys({ items, rows, view, height, teller, setPlace }: Given): void {
  const ui = useUiStore();
  const selected = useUi((now) => now.selected);
  const isOn = useUi((now) => now.focus === "timeline" && now.selected !== null);
  const isBeside = useUi((now) => now.focus === "timeline" && now.selected === null);
  const target = targetOf(items, selected);
  const acts = useActs(target, teller.info);

  const said = items.filter((item) => calledOf(item) !== null);
  const at = said.findIndex((item) => calledOf(item) === selected);

  function choose(item: TimelineItem | undefined): void {
    if (!item) return;
    ui.focus("timeline");
    ui.select(calledOf(item));
    bring(item.key);
  }

  /** Scrolls no further than it takes to see all of it. */
  function bring(key: string): void {
    const index = rows.findIndex((row) => row.key === key);
    if (index === -1) return setPlace({ key, top: 1 });
    if (index > view.first && index < view.last) return setPlace(view.place);
    const lines = rowLines(rows[index]!, teller).length;
    const shown = view.lines.filter(({ row }) => row === index).length;
    if (shown === lines) return setPlace(view.place);
    if (index <= view.first) setPlace({ key, top: 0 });
    else setPlace({ key, top: Math.max(0, height - lines) });
  }

  function enter(): void {
    const last = rows.slice(0, view.last + 1).findLast((row) => row.kind === "said");
    const key = last?.key;
    choose(said.findLast((item) => item.key === key) ?? said.at(-1));
  }

  // One that was sent meanwhile goes on by its number.
  useEffect(() => {
    if (typeof selected !== "string" || target?.kind !== "message") return;
    ui.select(target.message.seq);
  }, [ui, selected, target]);

  // One that is sought is chosen before its page is here.
  const isLost = isOn && target === null && keyOfSeq(items, selected ?? "") === null;
  useEffect(() => {
    if (isLost && typeof selected === "string") ui.select(null);
  }, [ui, isLost, selected]);

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
    },
    { isActive: isOn },
  );
}
