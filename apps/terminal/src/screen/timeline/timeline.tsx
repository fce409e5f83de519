import { useMe, useParley, useTimeline, type ConversationState, type Row } from "@parley/client";
import { Box } from "ink";
import { useEffect, useMemo, useState } from "react";
import { useMessageKeys } from "../acts/useMessageKeys.ts";
import { useAttention } from "../attention.ts";
import { Lines } from "../lines.tsx";
import { useUi } from "../ui.ts";
import { useNotices } from "./notices.ts";
import { placesOf } from "./places.ts";
import { rowLines } from "./rowLines.ts";
import { rowsAround } from "./slice.ts";
import { useClicking } from "./useClicking.ts";
import { useFirstPlace } from "./useFirstPlace.ts";
import { useLine } from "./useLine.ts";
import { useOpening } from "./useOpening.ts";
import { usePaging } from "./usePaging.ts";
import { useReading } from "./useReading.ts";
import { useScrolling } from "./useScrolling.ts";
import { useTeller } from "./useTeller.ts";
import { viewOf, type Place } from "./view.ts";

interface TimelineProps {
  conversation: ConversationState;
  width: number;
  rows: number;
  /** Something else is drawn in its place; it is kept as it is, and nobody reads it. */
  isCovered: boolean;
}

/** What was said in a conversation: as much of it as there is room for. */
export function Timeline({ conversation, width, rows: height, isCovered }: TimelineProps) {
  const { info, timeline } = conversation;
  const parley = useParley();
  const me = useMe()?.id ?? 0;
  const seek = useUi((ui) => ui.seek);
  const isChoosing = useUi((ui) => ui.focus === "timeline" && ui.selected !== null);
  const attention = useAttention() && !isCovered;
  const [place, setPlace] = useState<Place>(() => placesOf(parley).get(info.id) ?? "newest");
  const [wasAtEnd, setAtEnd] = useState(true);
  const line = useLine(conversation, attention && wasAtEnd);
  const { newFrom } = line;

  const items = useTimeline(info.id);
  const { atStart } = timeline;
  const around = useMemo(
    () => rowsAround(items, place, { me, newFrom, atStart }),
    [items, place, me, newFrom, atStart],
  );
  const near = useMemo(() => nearOf(around.rows, place, height), [around, place, height]);
  const teller = useTeller(conversation, near, width);
  const layOut = (row: Row) => rowLines(row, teller);
  const view = viewOf(around.rows, place, height, layOut);
  const atEnd = view.atEnd && around.reachesEnd && timeline.atEnd;

  const opened = useOpening(info.id, seek);
  const placed = useFirstPlace({
    items,
    rows: around.rows,
    view,
    height,
    opened,
    newFrom,
    setPlace,
  });
  // The last line is written over while there is more below.
  const read = atEnd ? view : viewOf(around.rows, place, height - 1, layOut);
  useReading(conversation, read.seen, line.held || !placed || !attention);
  usePaging(conversation, around, view);
  const toNewest = useScrolling({ conversation, items, view, height, newFrom, setPlace });
  const box = useClicking({ rows: around.rows, view, atEnd, setPlace, toNewest });
  useMessageKeys({ items, rows: around.rows, view, height, setPlace, teller });

  if (wasAtEnd !== atEnd) setAtEnd(atEnd);
  // Whoever reads at the newest stays there as more is said.
  if (atEnd && placed && !isChoosing && place !== "newest") setPlace("newest");
  useEffect(() => {
    placesOf(parley).set(info.id, place);
  }, [place, parley, info.id]);

  const lines = useNotices(conversation, view, { atEnd, height, width });
  return (
    <Box
      ref={box}
      width={width}
      height={height}
      flexShrink={1}
      overflow="hidden"
      flexDirection="column"
      justifyContent="flex-end"
    >
      <Lines lines={lines} width={width} />
    </Box>
  );
}

/** The rows that are, or may soon be, on screen. */
function nearOf(rows: readonly Row[], place: Place, height: number): readonly Row[] {
  const at = place === "newest" ? rows.length : rows.findIndex(({ key }) => key === place.key);
  const middle = at === -1 ? rows.length : at;
  return rows.slice(Math.max(0, middle - height), middle + height);
}
