import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { loadReadable } from "./load.ts";
import { countMentions, setRead } from "./queries.ts";

const CROWD = 100;

interface Reading {
  readSeq: number;
  mentions: number;
}

/**
 * Moves somebody's read cursor, never beyond the last message. Forwards only, so that a slow device
 * cannot undo what a quick one has read; `backwards` is how one marks as unread on purpose.
 */
export async function moveRead(
  { database: { db }, realtime, ledgers }: Parts,
  person: Id,
  conversationId: Id,
  seq: number,
  { backwards }: { backwards: boolean },
): Promise<Reading> {
  const { conversation, membership } = await loadReadable(db, person, conversationId);
  const readSeq = Math.min(seq, conversation.last_seq);
  const isBehind = backwards ? membership.read_seq !== readSeq : membership.read_seq < readSeq;
  const moved = isBehind && (await setRead(db, conversationId, person, readSeq, { backwards }));
  const mentions = await countMentions(db, person, [conversationId]);
  const reading = {
    readSeq: moved ? readSeq : Math.max(readSeq, membership.read_seq),
    mentions: mentions.get(conversationId) ?? 0,
  };
  if (moved) {
    realtime.notify(person, { type: "read", conversation: conversationId, ...reading });
    // In a crowd nobody counts who has read what.
    const isCrowd = conversation.members > CROWD;
    if (!isCrowd) ledgers.touched(conversationId, membership.read_seq + 1, readSeq);
  }
  return reading;
}
