import type { File, Message, MessageEvent } from "@parley/protocol";
import type { Selectable } from "kysely";
import type { MessageTable } from "../database/tables.ts";
import { timeOf } from "../time.ts";

export type MessageRow = Selectable<MessageTable>;

export function presentMessage(row: MessageRow): Message {
  return {
    conversation: row.conversation_id,
    seq: row.seq,
    ver: row.ver,
    sender: row.sender_id,
    at: timeOf(row.at),
    body: row.body,
    lane: row.lane,
    cid: row.cid,
    ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
    ...(row.mentions === null ? {} : { mentions: JSON.parse(row.mentions) as number[] }),
    ...(row.reactions === null
      ? {}
      : { reactions: JSON.parse(row.reactions) as NonNullable<Message["reactions"]> }),
    ...(row.files === null ? {} : { files: JSON.parse(row.files) as File[] }),
    ...(row.edited_at === null ? {} : { editedAt: timeOf(row.edited_at) }),
    ...(row.deleted_at === null ? {} : { deletedAt: timeOf(row.deleted_at) }),
  };
}

export function messageEvent(row: MessageRow): MessageEvent {
  return { ver: row.ver, message: presentMessage(row) };
}
