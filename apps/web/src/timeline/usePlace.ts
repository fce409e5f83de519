import { unreadOf, useParley, type ConversationState } from "@parley/client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import type { VirtualizerHandle } from "virtua";
import { firstIn, putBack, type Anchor } from "./anchor.ts";
import { isOwnNew, isPrepended, reachesLine, rowOfLine } from "./change.ts";
import { rowOfSeq, type Row } from "./rows.ts";

/** Nearer to the end than this, in pixels, counts as being there. */
const nearEndPx = 48;
/** From this far, in pixels, the next page is asked for. */
const nearEdgePx = 800;

export interface Place {
  /** False until the first rows stand where they should. */
  placed: boolean;
  /** True in the one drawing in which rows have come in above. */
  prepended: boolean;
  /** To be called when the reader has scrolled, and when a size has changed. */
  moved: () => void;
  resized: () => void;
  toNewest: () => void;
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
  // At the very top the list cannot tell the rows that stay from the lines that go.
  const atTop = useRef<Anchor | null>(null);
  const [placed, setPlaced] = useState(false);
  const asked = `${id}/${seek}`;
  const [answered, setAnswered] = useState<string | null>(null);
  const opened = answered === asked;
  const [seen, setSeen] = useState({ rows, prepended: false });
  if (seen.rows !== rows) setSeen({ rows, prepended: isPrepended(seen.rows, rows) });
  const { prepended } = seen;

  useEffect(() => {
    let current = true;
    sought.current = seek;
    const now = parley.state.get().conversations.get(id);
    const unread = now && unreadOf(now) > 0 ? now.info.me.readSeq + 1 : undefined;
    parley
      .open(id, seek ?? unread)
      // A conversation that is gone is drawn as gone; there is nothing to place.
      .catch(() => undefined)
      .finally(() => current && setAnswered(asked));
    return () => {
      current = false;
    };
  }, [parley, id, seek, asked]);

  const toEnd = useCallback(() => {
    follows.current = true;
    handle.current?.scrollToIndex(drawn.current.length - 1, { align: "end" });
  }, [handle]);

  const toNewest = useCallback(() => {
    follows.current = true;
    if (timeline.atEnd) toEnd();
    else void parley.loadNewest(id).then(() => requestAnimationFrame(toEnd));
  }, [parley, id, timeline.atEnd, toEnd]);

  const moved = useCallback(() => {
    const list = handle.current;
    if (!list || !scroller.current) return;
    atTop.current = list.scrollOffset < 1 ? firstIn(scroller.current) : null;
    const left = list.scrollSize - list.scrollOffset - list.viewportSize;
    follows.current = left < nearEndPx;
    onNearEnd(left < nearEndPx);
    if (timeline.loading || timeline.error) return;
    if (list.scrollOffset < nearEdgePx && !timeline.atStart) void parley.loadOlder(id);
    else if (left < nearEdgePx && !timeline.atEnd) void parley.loadNewer(id);
  }, [handle, scroller, parley, id, timeline, onNearEnd]);

  const resized = useCallback(() => {
    if (follows.current && placed && attention) toEnd();
    moved();
  }, [placed, attention, toEnd, moved]);

  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = rows;
    if (rows.length === 0) return;
    if (sought.current !== null) placeSought(sought.current);
    else if (!placed) placeFirst();
    else if (before === rows) return;
    else if (prepended) hold();
    else if (isOwnNew(before, rows)) toNewest();
    else if (follows.current && timeline.atEnd) follow();

    function hold() {
      if (scroller.current && atTop.current) putBack(scroller.current, atTop.current);
    }

    function placeSought(seq: number) {
      const index = rowOfSeq(rows, seq);
      if (index === -1 && !opened) return;
      sought.current = null;
      if (index === -1) return placeFirst();
      follows.current = false;
      handle.current?.scrollToIndex(index, { align: "center" });
      setPlaced(true);
    }

    function placeFirst() {
      if (!opened && !reachesLine(rows, newFrom)) return;
      const line = rowOfLine(rows);
      follows.current = line === -1;
      if (line === -1) toEnd();
      else handle.current?.scrollToIndex(line, { align: "start", offset: -nearEndPx });
      setPlaced(true);
    }

    function follow() {
      const line = rowOfLine(rows);
      // Nobody looks: what is new stays on screen from its first message on.
      if (!attention && line !== -1) handle.current?.scrollToIndex(line, { align: "start" });
      else toEnd();
    }
  }, [
    handle,
    scroller,
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

  return { placed, prepended, moved, resized, toNewest };
}
