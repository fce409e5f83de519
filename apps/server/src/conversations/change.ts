import { foldName, Refusal, type conversationChanges, type Id } from "@parley/protocol";
import type { z } from "zod";
import { sawConflict } from "../database/postgres.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { act, type Acting } from "./actor.ts";
import { announced } from "./announce.ts";
import { recordEvent } from "./log.ts";
import { canRename, canSetTopic, permit } from "./policy.ts";
import type { EventRow } from "./present.ts";

type Changes = z.output<typeof conversationChanges>;
type Change = "renamed" | "topic" | "access";

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
      for (const change of judged(acting, changes)) {
        events.push(await record(tx, acting, change, { by: asker, at: parts.now() }));
      }
      return { answer: undefined, news: { conversation, events } };
    });
  } catch (error) {
    throw sawConflict(error) ? new Refusal("name_taken") : error;
  }
}

interface Written {
  change: Change;
  value: Changes;
}

/** What is asked for and differs; all of it allowed, or nothing is done. */
function judged({ conversation, actor }: Acting, { name, topic, access }: Changes): Written[] {
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
  return written;
}

function record(
  tx: Tx,
  { conversation }: Acting,
  { change, value }: Written,
  { by, at }: { by: Id; at: number },
): Promise<EventRow> {
  Object.assign(conversation, value);
  const { name, topic, access } = conversation;
  const key = value.name === undefined ? {} : { name_key: foldName(value.name) };
  return recordEvent(tx, conversation.id, {
    by,
    at,
    data: { change, name, topic, access },
    changes: { ...value, ...key },
  });
}
