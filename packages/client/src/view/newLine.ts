import type { Id } from "@parley/protocol";

/** Where the "new" line stands, and whether reading is held back because somebody marked as unread. */
export interface Line {
  newFrom: number | null;
  held: boolean;
}

export interface Seen {
  lastSeq: number;
  readSeq: number;
  /** Who wrote the newest message. */
  lastBy: Id | null;
  /** The newest message is before the reader's eyes, and was before it came. */
  attended: boolean;
}

/** As a conversation is opened: above the first unread message. */
export function lineAtOpening({ lastSeq, readSeq }: Seen): Line {
  return { newFrom: lastSeq > readSeq ? readSeq + 1 : null, held: false };
}

/**
 * The line stays until the conversation is left. It comes when others write unattended, and moves
 * when somebody marks as unread, which also holds reading back: they want it to stay so.
 */
export function lineAfter(line: Line, before: Seen, now: Seen, me: Id): Line {
  if (now.readSeq < before.readSeq) return { newFrom: now.readSeq + 1, held: true };
  const arrived = now.lastSeq > before.lastSeq && now.lastBy !== me;
  if (line.newFrom !== null || !arrived || before.attended) return line;
  return { ...line, newFrom: before.lastSeq + 1 };
}
