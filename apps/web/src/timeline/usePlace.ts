import {
  isOwnNew,
  isPrepended,
  reachesLine,
  rowOfLine,
  rowOfSeq,
  useParley,
  type ConversationState,
  type Row,
} from "@parley/client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { VirtualizerHandle } from "virtua";
import { nearEndPx, useOpening, usePaging } from "./pages.ts";
import { keepPlace, placeIn, type ReadingPlace } from "./places.ts";
import { useHold, type Hold } from "./useHold.ts";

export interface Place {
  /** False until the first rows stand where they should. */
  placed: boolean;
  /** True in the one drawing in which rows have come in above. */
  prepended: boolean;
  hold: Hold;
  /** To be called when the reader has scrolled, and when a size has changed. */
  moved: () => void;
  resized: () => void;
  toNewest: () => void;
  /** Brings a row on screen if it is not. */
  bring: (index: number) => void;
}

interface PlaceOptions {
  handle: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  conversation: ConversationState;
  rows: readonly Row[];
  newFrom: number | null;
  /** The message that the address asks for. */
  seek: number | null;
  /** Somebody is looking. */
  attention: boolean;
  onNearEnd: (nearEnd: boolean) => void;
}

/** Where the reader is in the timeline, and the promise that nothing but the reader moves it. */
export function usePlace(options: PlaceOptions): Place {
  const { handle, scroller, conversation, rows, newFrom, seek, attention, onNearEnd } = options;
  const { id } = conversation.info;
  const { timeline } = conversation;
  const parley = useParley();
  const drawn = useRef<readonly Row[]>([]);
  const follows = useRef(true);
  const sought = useRef(seek);
  const hold = useHold(handle, scroller, drawn);
  const opened = useOpening(conversation, seek);
  const page = usePaging(conversation, handle, onNearEnd);
  const [placed, setPlaced] = useState(false);
  const [seen, setSeen] = useState({ rows, prepended: false });
  if (seen.rows !== rows) setSeen({ rows, prepended: isPrepended(seen.rows, rows) });
  const { prepended } = seen;

  useEffect(() => {
    sought.current = seek;
  }, [seek]);

  const toEnd = useCallback(() => {
    follows.current = true;
    hold.go("end");
  }, [hold]);

  const toNewest = useCallback(() => {
    follows.current = true;
    if (timeline.atEnd) toEnd();
    else void parley.loadNewest(id).then(() => requestAnimationFrame(toEnd));
  }, [parley, id, timeline.atEnd, toEnd]);

  const bring = useCallback(
    (index: number) => {
      const [list, element, row] = [handle.current, scroller.current, drawn.current[index]];
      if (!list || !element || !row) return;
      const top = list.getItemOffset(index) - element.scrollTop;
      if (top < 0) hold.go({ key: row.key, at: 0 });
      else if (top + list.getItemSize(index) > element.clientHeight)
        hold.go({ key: row.key, at: "bottom" });
    },
    [handle, scroller, hold],
  );

  const moved = useCallback(() => {
    const list = handle.current;
    if (!list || !placed) return;
    const { left, leftBefore } = hold.moved();
    // The end of what is loaded is not the end of what there is.
    if (!timeline.atEnd || left >= nearEndPx) follows.current = false;
    else if (left < 2 || left < leftBefore) follows.current = true;
    else if (left > leftBefore) follows.current = false;
    keepPlace(id, follows.current ? null : readingPlace(list, drawn.current));
    page(left);
  }, [handle, id, placed, timeline.atEnd, page, hold]);

  // A size that changes is no movement of the reader's: whoever was at the end stays there.
  const resized = useCallback(() => {
    const following = follows.current && placed && attention;
    hold.resized(following);
    if (placed && !following) page();
  }, [placed, attention, page, hold]);

  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = rows;
    if (rows.length === 0) return;
    if (sought.current !== null) placeSought(sought.current);
    else if (!placed) placeFirst();
    else if (before === rows) return;
    else if (prepended) hold.changed();
    else if (isOwnNew(before, rows)) toNewest();
    else if (follows.current && timeline.atEnd) follow();
    else hold.changed();

    function placeSought(seq: number) {
      const index = rowOfSeq(rows, seq);
      if (index === -1 && !opened) return;
      sought.current = null;
      if (index === -1) return placeFirst();
      follows.current = false;
      hold.go({ key: rows[index]!.key, at: "middle" });
      setPlaced(true);
    }

    function placeFirst() {
      if (!opened && !reachesLine(rows, newFrom)) return;
      const line = rowOfLine(rows);
      const before = placeIn(id);
      const back = before ? rowOfSeq(rows, before.seq) : -1;
      follows.current = line === -1 && back === -1;
      if (line !== -1) toLine(line);
      else if (back !== -1) hold.go({ key: rows[back]!.key, at: before!.top });
      else toEnd();
      setPlaced(true);
    }

    function toLine(line: number) {
      const above = rows[line - 1];
      // A day line just above it would be cut in two.
      if (above?.kind === "day") hold.go({ key: above.key, at: 0 });
      else hold.go({ key: rows[line]!.key, at: nearEndPx });
    }

    function follow() {
      const line = rowOfLine(rows);
      // Nobody looks: what is new stays on screen from its first message on.
      if (!attention && line !== -1) hold.go({ key: rows[line]!.key, at: 0 });
      else toEnd();
    }
  }, [
    id,
    hold,
    rows,
    placed,
    opened,
    prepended,
    newFrom,
    attention,
    timeline.atEnd,
    toEnd,
    toNewest,
  ]);

  return { placed, prepended, hold, moved, resized, toNewest, bring };
}

/** The first message on screen, as far as it is one that others know too. */
function readingPlace(list: VirtualizerHandle, rows: readonly Row[]): ReadingPlace | null {
  for (let index = list.findItemIndex(list.scrollOffset); index < rows.length; index++) {
    const row = rows[index]!;
    if (row.kind !== "said" || row.item.kind !== "message") continue;
    return { seq: row.item.message.seq, top: list.getItemOffset(index) - list.scrollOffset };
  }
  return null;
}
