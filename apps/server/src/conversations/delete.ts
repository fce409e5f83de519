import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import * as words from "../texts/incoming/words-out.ts";
import { act } from "./actor.ts";
import { announced } from "./announce.ts";
import { endSeats } from "./phones.ts";
import { canDelete, permit } from "./policy.ts";
import { erase } from "./queries.ts";

/** Deletes a conversation with all that was said in it. Nothing of it is kept. */
export async function deleteConversation(
  parts: Parts,
  asker: Id,
  conversationId: Id,
): Promise<void> {
  await announced(parts, async (tx) => {
    const { conversation, actor } = await act(tx, asker, conversationId);
    permit(canDelete(conversation, actor));
    await endSeats(tx, parts, conversationId, { farewell: words.ended(conversation.name) });
    const everybody = await erase(tx, conversationId);
    const gone = everybody.map((person) => ({ person, reason: "deleted" as const }));
    return { answer: undefined, news: { conversation: conversationId, ended: true, gone } };
  });
  parts.texts.wake();
}
