import {
  rowsOf,
  unreadOf,
  useMe,
  useTimeline,
  type ConversationState,
  type Row,
} from "@parley/client";
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { useLocation } from "wouter";
import { useTitles } from "../conversations/names.ts";
import { toConversation } from "../paths.ts";
import { useAttention } from "../shell/attention.ts";
import { useWords } from "../words/words.tsx";
import { List, ListHold } from "./list.tsx";
import { NewestButton } from "./newestButton.tsx";
import { TimelineRow } from "./row.tsx";
import { TimelineState } from "./state.tsx";
import { useKept } from "./useKept.ts";
import { useLine } from "./useLine.ts";
import { usePlace } from "./usePlace.ts";
import { useReading } from "./useReading.ts";
import { useRowKeys } from "./useRowKeys.ts";

interface TimelineProps {
  conversation: ConversationState;
  /** The message that the address asks for, shown and marked. */
  seek: number | null;
}

/** What was said in a conversation, and what happened in it. */
export function Timeline({ conversation, seek }: TimelineProps) {
  const { info, timeline } = conversation;
  const { say } = useWords();
  const title = useTitles()(info);
  const [, navigate] = useLocation();
  const attention = useAttention();
  const [nearEnd, setNearEnd] = useState(true);
  const atEnd = nearEnd && timeline.atEnd;
  const line = useLine(conversation, attention && atEnd);
  const rows = useRows(conversation, line.newFrom);
  const { newFrom } = line;
  const handle = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const place = usePlace({
    handle,
    scroller,
    conversation,
    rows,
    newFrom,
    seek,
    attention,
    onNearEnd: setNearEnd,
  });
  const lastSeen = useLastSeen(handle, rows);
  const look = useReading(conversation, lastSeen, line.held || !place.placed);
  useEffect(look, [look, rows, place.placed]);
  const keys = useRowKeys(rows, place.bring);
  const kept = useKept(handle, scroller, rows, keys.entry);

  const toNewest = useCallback(() => {
    if (seek !== null) navigate(toConversation(info.id), { replace: true });
    place.toNewest();
  }, [seek, navigate, info.id, place]);
  useEscape(toNewest);

  return (
    <section
      aria-label={say("timeline.messages", { conversation: title })}
      data-region="timeline"
      className="relative min-h-0 flex-1"
    >
      <div
        ref={scroller}
        className={`flex h-full flex-col overflow-x-clip overflow-y-auto overscroll-contain ${place.placed ? "" : "invisible"}`}
        onKeyDown={keys.press}
      >
        <div className="grow" />
        <ListHold value={place.hold}>
          <Virtualizer
            ref={handle}
            as={List}
            item="li"
            shift={place.prepended}
            keepMounted={kept}
            onScroll={() => {
              place.moved();
              look();
            }}
            onResize={() => {
              place.resized();
              look();
            }}
          >
            {rows.map((row, index) => (
              <TimelineRow
                key={row.key}
                row={row}
                info={info}
                sought={isSought(row, seek)}
                entry={index === keys.entry}
                onFocus={keys.enter}
              />
            ))}
          </Virtualizer>
        </ListHold>
      </div>
      <TimelineState conversation={conversation} />
      {place.placed && !atEnd && (
        <NewestButton unread={unreadOf(conversation)} onClick={toNewest} />
      )}
    </section>
  );
}

function useRows({ info, timeline }: ConversationState, newFrom: number | null): Row[] {
  const items = useTimeline(info.id);
  const me = useMe()?.id ?? 0;
  const { atStart } = timeline;
  return useMemo(() => rowsOf(items, { me, newFrom, atStart }), [items, me, newFrom, atStart]);
}

/** Answers the newest message that stands wholly on screen. */
function useLastSeen(
  handle: RefObject<VirtualizerHandle | null>,
  rows: readonly Row[],
): () => number {
  const drawn = useRef(rows);
  useEffect(() => {
    drawn.current = rows;
  }, [rows]);
  return useCallback(() => {
    const list = handle.current;
    if (!list) return 0;
    const bottom = list.scrollOffset + list.viewportSize + 1;
    for (let index = list.findItemIndex(bottom); index >= 0; index--) {
      const row = drawn.current[index];
      if (row?.kind !== "said" || row.item.kind !== "message") continue;
      if (list.getItemOffset(index) + list.getItemSize(index) > bottom) continue;
      return row.item.message.seq;
    }
    return 0;
  }, [handle]);
}

function isSought(row: Row, seek: number | null): boolean {
  return (
    seek !== null &&
    row.kind === "said" &&
    row.item.kind === "message" &&
    row.item.message.seq === seek
  );
}

/** Esc goes to the newest, where nothing nearer has taken it. */
function useEscape(act: () => void): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.shiftKey || event.defaultPrevented || event.isComposing)
        return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]")) return;
      act();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [act]);
}
