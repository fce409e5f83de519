import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { act } from "./actor.ts";
import { announceEnd } from "./announce.ts";
import { canDelete, permit } from "./policy.ts";
import { erase } from "./queries.ts";

/** Deletes a conversation with all that was said in it. Nothing of it is kept. */
export async function deleteConversation(
  parts: Parts,
  asker: Id,
  conversationId: Id,
): Promise<void> {
  const everybody = await parts.database.write(async (tx) => {
    const { conversation, actor } = await act(tx, asker, conversationId);
    permit(canDelete(conversation, actor));
    return erase(tx, conversationId);
  });
  const gone = everybody.map((person) => ({ person, reason: "deleted" as const }));
  await announceEnd(parts, conversationId, gone);
}
