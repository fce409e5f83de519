import type { TimelineItem } from "../select.ts";
import type { Id } from "@parley/protocol";
import { dayNumber } from "../words/dates.ts";

type EventItem = Extract<TimelineItem, { kind: "event" }>;
export type Said = Exclude<TimelineItem, EventItem>;

export type Row =
  | { kind: "start"; key: string }
  | { kind: "day"; key: string; at: Date }
  | { kind: "new"; key: string; since: Date | null }
  /** `head`: with face, name and time; the rows after it belong to the same author and moment. */
  | { kind: "said"; key: string; item: Said; head: boolean }
  /** Events of one kind that follow each other, told in one line. */
  | { kind: "events"; key: string; events: EventItem["event"][] };

interface Options {
  me: Id;
  /** The first message above which the "new" line stands. */
  newFrom: number | null;
  atStart: boolean;
  /** For tests; the reader's own otherwise. */
  zone?: string;
}

const blockMs = 5 * 60_000;

/** The rows of a timeline: day lines, the "new" line, and who heads a block. */
export function rowsOf(items: readonly TimelineItem[], options: Options): Row[] {
  const rows: Row[] = options.atStart ? [{ kind: "start", key: "start" }] : [];
  let day: number | null = null;
  let lineDrawn = false;
  let before: Said | null = null;

  for (const item of items) {
    const at = timeOf(item);
    const today = dayNumber(at, options.zone);
    if (today !== day) {
      rows.push({ kind: "day", key: `day-${today}`, at });
      day = today;
      before = null;
    }
    if (!lineDrawn && isNew(item, options)) {
      rows.push({ kind: "new", key: "new", since: lastTime(items, item) });
      lineDrawn = true;
      before = null;
    }
    if (item.kind === "event") {
      addEvent(rows, item);
      before = null;
    } else {
      rows.push({ kind: "said", key: item.key, item, head: !continues(before, item, options.me) });
      before = item;
    }
  }
  return rows;
}

/** Where a message stands among the rows, or -1. */
export function rowOfSeq(rows: readonly Row[], seq: number): number {
  return rows.findIndex(
    (row) => row.kind === "said" && row.item.kind === "message" && row.item.message.seq === seq,
  );
}

function senderOf(item: Said, me: Id): Id {
  return item.kind === "message" ? item.message.sender : me;
}

function timeOf(item: TimelineItem): Date {
  switch (item.kind) {
    case "message":
      return new Date(item.message.at);
    case "pending":
      return new Date(item.item.at);
    case "event":
      return new Date(item.event.at);
  }
}

function isNew(item: TimelineItem, { newFrom }: Options): boolean {
  return newFrom !== null && item.kind === "message" && item.message.seq >= newFrom;
}

function lastTime(items: readonly TimelineItem[], first: TimelineItem): Date | null {
  const before = items[items.indexOf(first) - 1];
  return before ? timeOf(before) : null;
}

/** A reply opens a block of its own: what it answers stands above it. */
function continues(before: Said | null, item: Said, me: Id): boolean {
  if (!before || senderOf(before, me) !== senderOf(item, me)) return false;
  if (replyToOf(item) !== undefined || laneOf(before) !== laneOf(item)) return false;
  const passedMs = timeOf(item).getTime() - timeOf(before).getTime();
  return passedMs < blockMs;
}

function replyToOf(item: Said): number | undefined {
  return item.kind === "message" ? item.message.replyTo : item.item.replyTo;
}

/** By text or not: the one lane that a head says. */
function laneOf(item: Said): boolean {
  return item.kind === "message" && item.message.lane === "text";
}

function addEvent(rows: Row[], { key, event }: EventItem): void {
  const above = rows.at(-1);
  const together = above?.kind === "events" && tellsTheSame(above.events[0]!, event);
  if (together) above.events.push(event);
  else rows.push({ kind: "events", key, events: [event] });
}

function tellsTheSame(one: EventItem["event"], other: EventItem["event"]): boolean {
  if (!("membership" in one) || !("membership" in other)) return false;
  const { change } = one.membership;
  if (change !== other.membership.change || change === "role") return false;
  // "Ana, Bo and Cy joined" needs no doer; "Ana removed Bo and Cy" needs the same one.
  return change === "joined" || change === "left" || change === "declined" || one.by === other.by;
}
