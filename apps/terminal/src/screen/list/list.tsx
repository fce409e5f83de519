import { useParley, useParleyState } from "@parley/client";
import type { Id } from "@parley/protocol";
import { Box } from "ink";
import { useEffect, useMemo, useState } from "react";
import { useKeys, useMouse } from "../../keys/router.tsx";
import type { Line } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useNames } from "../names.ts";
import { useUi, useUiStore } from "../ui.ts";
import { listLines } from "./listLines.ts";
import { useListed } from "./sections.tsx";

const wheelLines = 3;

/** The conversations, as many of them as there is room for around the open one. */
export function List({ width, rows }: { width: number; rows: number }) {
  const ui = useUiStore();
  const words = useWords();
  const names = useNames();
  const listed = useListed();
  const open = useUi((now) => now.open);
  const focused = useUi((now) => now.focus === "list" && now.overlay === null);
  const drafted = useDrafted();
  const presence = useParleyState((state) => state.presence);
  useListKeys(focused);
  usePresence();

  const teller = { words, names, width, open, focused, drafted, presence };
  const { lines, ids, openAt } = listLines(listed, teller);
  const [from, scroll] = useTop(lines.length, openAt, rows);
  const box = useMouse({
    click({ y }) {
      const id = ids[from + y];
      if (typeof id !== "number") return;
      ui.go(id);
      ui.focus("composer");
    },
    wheel: (by) => scroll(by * wheelLines),
  });
  return (
    <Box ref={box} width={width} height={rows} flexDirection="column" overflow="hidden">
      <Lines lines={filled(lines.slice(from, from + rows), rows)} width={width} />
    </Box>
  );
}

/** The conversations in which something is begun. What it says changes with every key; that it is there does not. */
function useDrafted(): ReadonlySet<Id> {
  const ids = useParleyState(({ drafts }) =>
    Array.from(drafts, ([id, text]) => (text.trim() === "" ? "" : `${id} `)).join(""),
  );
  return useMemo(() => new Set(ids.split(" ").map(Number)), [ids]);
}

/**
 * The line that stands at the top: wherever the wheel has brought it, until the open conversation is another or comes
 * to stand elsewhere, or the room is another; it is always to be seen then.
 */
function useTop(count: number, openAt: number, rows: number): [number, (by: number) => void] {
  const [{ top, shows }, setTop] = useState({ top: 0, shows: "" });
  const now = `${openAt} ${rows}`;
  const lowest = Math.max(0, count - rows);
  const isSeen = openAt >= top && openAt < top + rows;
  const middle = openAt - Math.floor(rows / 2);
  const from = Math.max(0, Math.min(shows === now || isSeen ? top : middle, lowest));
  if (shows !== now) setTop({ top: from, shows: now });
  return [from, (by) => setTop({ top: Math.max(0, Math.min(from + by, lowest)), shows: now })];
}

function filled(lines: Line[], rows: number): Line[] {
  return [...lines, ...Array.from({ length: Math.max(0, rows - lines.length) }, (): Line => [])];
}

function useListKeys(isActive: boolean): void {
  const ui = useUiStore();
  const { all } = useListed();
  const open = useUi((now) => now.open);

  function step(by: 1 | -1): void {
    const at = all.findIndex(({ info }) => info.id === open);
    const from = at === -1 && by === -1 ? 0 : at;
    if (all.length > 0) goTo((from + by + all.length) % all.length);
  }

  function goTo(index: number): void {
    const conversation = all.at(index);
    if (conversation) ui.go(conversation.info.id);
  }

  useKeys(
    "list",
    {
      "list.next": () => step(1),
      "list.previous": () => step(-1),
      "list.first": () => goTo(0),
      "list.last": () => goTo(-1),
      "list.open": () => ui.focus("composer"),
      "list.leave": () => ui.focus("composer"),
      "list.help": () => ui.show("help"),
    },
    { isActive },
  );
}

function usePresence(): void {
  const parley = useParley();
  const { all } = useListed();
  const people = all.flatMap(({ info }) => (info.with ? [info.with.id] : [])).join();
  useEffect(() => {
    parley.watch(people === "" ? [] : people.split(",").map(Number));
  }, [parley, people]);
}
