import { foldName, Refusal, type conversationChanges, type Id } from "@parley/protocol";
import type { z } from "zod";
import { sawConflict } from "../database/postgres.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { act, type Acting } from "./actor.ts";
import { announced, type News } from "./announce.ts";
import { endPhones } from "./phones.ts";
import { recordEvent } from "./log.ts";
import { canRename, canSetTopic, canSwitchPhones, permit } from "./policy.ts";
import type { ConversationRow, EventRow } from "./present.ts";

type Changes = z.output<typeof conversationChanges>;
type Change = "renamed" | "topic" | "access" | "phones";

/** Renames a conversation, says what it is about, opens or closes it: each an event of its own. */
export async function changeConversation(
  parts: Parts,
  asker: Id,
  conversation: Id,
  changes: Changes,
): Promise<void> {
  try {
    await announced(parts, async (tx) => {
      const acting = await act(tx, asker, conversation);
      const events: EventRow[] = [];
      const gone: News["gone"] = [];
      for (const written of judged(acting, changes)) {
        const { conversation: row } = acting;
        events.push(await record(tx, row, written, { by: asker, at: parts.now() }));
        if (written.change !== "phones" || row.phones) continue;
        const put = await endPhones(tx, parts, row, asker);
        events.push(...put.events);
        gone.push(...put.gone);
      }
      return { answer: undefined, news: { conversation, events, gone } };
    });
  } catch (error) {
    throw sawConflict(error) ? new Refusal("name_taken") : error;
  }
  if (changes.phones === false) parts.texts.wake();
}

interface Written {
  change: Change;
  value: Partial<Pick<ConversationRow, "name" | "topic" | "access" | "phones">>;
}

/** What is asked for and differs; all of it allowed, or nothing is done. */
function judged({ conversation, actor }: Acting, changes: Changes): Written[] {
  const { name, topic, access } = changes;
  const written: Written[] = [];
  if (name !== undefined) {
    permit(canRename(conversation, actor));
    if (name !== conversation.name) written.push({ change: "renamed", value: { name } });
  }
  if (topic !== undefined) {
    permit(canSetTopic(conversation, actor));
    if (topic !== conversation.topic) written.push({ change: "topic", value: { topic } });
  }
  if (access !== undefined) {
    permit(canRename(conversation, actor));
    if (access !== conversation.access) written.push({ change: "access", value: { access } });
  }
  if (changes.phones !== undefined) {
    permit(canSwitchPhones(conversation, actor));
    const phones = changes.phones ? 1 : 0;
    if (phones !== conversation.phones) written.push({ change: "phones", value: { phones } });
  }
  return written;
}

function record(
  tx: Tx,
  conversation: ConversationRow,
  { change, value }: Written,
  { by, at }: { by: Id; at: number },
): Promise<EventRow> {
  Object.assign(conversation, value);
  const { name, topic, access, phones } = conversation;
  const key = typeof value.name === "string" ? { name_key: foldName(value.name) } : {};
  return recordEvent(tx, conversation.id, {
    by,
    at,
    data: { change, name, topic, access, phones: phones === 1 },
    changes: { ...value, ...key },
  });
}
