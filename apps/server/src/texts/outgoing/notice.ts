import { segmentsOf, type Id } from "@parley/protocol";
import type { Tx } from "../../database/kinds.ts";
import type { TextTable } from "../../database/text-tables.ts";
import type { Parts } from "../../parts.ts";
import { nextIds } from "./ids.ts";
import { insertText } from "./queries.ts";

/** What the server itself has to say to a phone: an answer to a word, an invitation, an ending. */
export interface Notice {
  phone: string;
  /** From which of our numbers. */
  number: string;
  body: string;
  person?: Id;
  conversation?: Id;
}

/** Queues a notice by itself. */
export async function sendNotice(parts: Parts, notice: Notice): Promise<Id> {
  const id = await parts.database.write((tx) => queueNotice(tx, notice, parts.now()));
  parts.texts.wake();
  return id;
}

/** Queues a notice with the change it tells of: both come about, or neither. Call `parts.texts.wake()` after the commit. */
export async function queueNotice(tx: Tx, notice: Notice, nowMs: number): Promise<Id> {
  const row: Omit<TextTable, "id"> = {
    kind: "notice",
    number: notice.number,
    phone: notice.phone,
    person_id: notice.person ?? null,
    conversation_id: notice.conversation ?? null,
    body: notice.body,
    files: null,
    segments: segmentsOf(notice.body).segments,
    state: "pending",
    sid: null,
    code: null,
    not_before: nowMs,
    attempts: 0,
    created_at: nowMs,
    submitted_at: null,
    changed_at: nowMs,
  };
  for (;;) {
    const [id] = nextIds(nowMs, 1);
    if (await insertText(tx, { id: id!, ...row })) return id!;
  }
}
