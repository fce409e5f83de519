import { useParley, useParleyState } from "@parley/client";
import { Box } from "ink";
import { useEffect } from "react";
import { useKeys } from "../../keys/router.tsx";
import type { Line } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useNames } from "../names.ts";
import { useUi, useUiStore } from "../ui.ts";
import { listLines } from "./listLines.ts";
import { useListed } from "./sections.tsx";

/** The conversations, as many of them as there is room for around the open one. */
export function List({ width, rows }: { width: number; rows: number }) {
  const words = useWords();
  const names = useNames();
  const listed = useListed();
  const open = useUi((ui) => ui.open);
  const focused = useUi((ui) => ui.focus === "list" && ui.overlay === null);
  const drafts = useParleyState((state) => state.drafts);
  const presence = useParleyState((state) => state.presence);
  useListKeys(focused);
  usePresence();

  const teller = { words, names, width, open, focused, drafts, presence };
  const { lines, openAt } = listLines(listed, teller);
  return (
    <Box width={width} height={rows} flexDirection="column" overflow="hidden">
      <Lines lines={filled(around(lines, openAt, rows), rows)} width={width} />
    </Box>
  );
}

/** The part of the list that holds the open conversation, from the top where that is enough. */
function around(lines: Line[], openAt: number, rows: number): Line[] {
  if (lines.length <= rows) return lines;
  const from = Math.max(0, Math.min(openAt - Math.floor(rows / 2), lines.length - rows));
  return lines.slice(from, from + rows);
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
