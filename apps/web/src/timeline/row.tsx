import type { MyConversation } from "@parley/protocol";
import { memo } from "react";
import { EventLine } from "./eventLine.tsx";
import { DayLine, NewLine, StartLine } from "./lines.tsx";
import { MessageRow } from "./message.tsx";
import { PendingRow } from "./pending.tsx";
import type { Row } from "@parley/client";

interface TimelineRowProps {
  row: Row;
  info: MyConversation;
  /** The message that the address asks for. */
  sought: boolean;
  /** The one row in the Tab order. */
  entry: boolean;
  onFocus: (key: string) => void;
}

export const TimelineRow = memo(
  function TimelineRow({ row, info, sought, entry, onFocus }: TimelineRowProps) {
    switch (row.kind) {
      case "start":
        return <StartLine info={info} />;
      case "day":
        return <DayLine at={row.at} />;
      case "new":
        return <NewLine since={row.since} />;
      case "events":
        return <EventLine events={row.events} />;
      case "said": {
        const frame = { rowKey: row.key, head: row.head, entry, onFocus };
        return row.item.kind === "message" ? (
          <MessageRow message={row.item.message} info={info} sought={sought} {...frame} />
        ) : (
          <PendingRow item={row.item.item} info={info} {...frame} />
        );
      }
    }
  },
  (before, now) =>
    isSameRow(before.row, now.row) &&
    before.info === now.info &&
    before.sought === now.sought &&
    before.entry === now.entry &&
    before.onFocus === now.onFocus,
);

/** Rows are made anew whenever one of them changes; what they hold is not. */
function isSameRow(before: Row, now: Row): boolean {
  if (before === now) return true;
  if (before.kind === "said" && now.kind === "said") {
    return before.key === now.key && before.head === now.head && held(before) === held(now);
  }
  if (before.kind === "day" && now.kind === "day") return before.key === now.key;
  return false;
}

function held({ item }: Extract<Row, { kind: "said" }>): object {
  return item.kind === "message" ? item.message : item.item;
}
