import { rowsOf, type Row, type TimelineItem } from "@parley/client";
import type { Id } from "@parley/protocol";

/** How far a conversation has been told. */
export interface Mark {
  /** The newest message and the newest change. */
  seq: number;
  ver: number;
  /** The key of the day that was told last. */
  day: string;
  /** Own ones that are told to have failed, by cid. */
  failed: Set<string>;
  /** The messages that were told: what becomes of them is told too. */
  told: Set<number>;
}

/** How much of what was said before is told as a conversation is opened; more where more is unread. */
const first = 20;
const most = 200;

interface Options {
  me: Id;
  unread: number;
  newFrom: number | null;
}

/**
 * What is to be told now: each row once, in the order in which it came. Answers also how many messages were passed
 * over, and the mark as it is then.
 */
export function untold(
  items: readonly TimelineItem[],
  mark: Mark | undefined,
  { me, unread, newFrom }: Options,
): { rows: Row[]; passedOver: number; mark: Mark } {
  const next = mark ? { ...mark } : nothingTold();
  const fresh = mark
    ? items.filter((item) => isAfter(item, mark)).slice(-most)
    : items.filter((item) => !isOnItsWay(item)).slice(-Math.min(most, Math.max(first, unread)));
  const seqs = fresh.flatMap((item) => (item.kind === "message" ? [item.message.seq] : []));
  const [from] = seqs;
  const last = seqs.at(-1);
  const due = mark ? mark.seq + 1 : (newFrom ?? from ?? 0);
  for (const item of fresh)
    if (item.kind === "message") next.told.add(item.message.seq);
    else if (item.kind === "event") next.ver = Math.max(next.ver, item.event.ver);
    else next.failed.add(item.item.cid);
  if (last !== undefined) next.seq = Math.max(next.seq, last);
  const rows = rowsOf(fresh, { me, newFrom: mark ? null : newFrom, atStart: false }).filter(
    (row) => row.kind !== "day" || row.key !== next.day,
  );
  next.day = rows.findLast(({ kind }) => kind === "day")?.key ?? next.day;
  return { rows, passedOver: from === undefined ? 0 : Math.max(0, from - due), mark: next };
}

function isAfter(item: TimelineItem, { seq, ver, failed }: Mark): boolean {
  switch (item.kind) {
    case "message":
      return item.message.seq > seq;
    case "event":
      return item.event.ver > ver && item.event.seq >= seq - most;
    case "pending":
      return item.item.status === "failed" && !failed.has(item.item.cid);
  }
}

/** What is still on its way is told when it is there, or will not be. */
const isOnItsWay = (item: TimelineItem) => item.kind === "pending" && item.item.status !== "failed";

const nothingTold = (): Mark => ({
  seq: 0,
  ver: 0,
  day: "",
  failed: new Set(),
  told: new Set(),
});
