import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { act } from "./actor.ts";
import { announced } from "./announce.ts";
import { depart } from "./leave.ts";
import { canRemove, permit } from "./policy.ts";
import { findMembership } from "./queries.ts";

/** Puts somebody out of a conversation, or takes an invitation back. */
export function remove(parts: Parts, asker: Id, conversationId: Id, person: Id): Promise<void> {
  return announced(parts, async (tx) => {
    const { conversation, actor } = await act(tx, asker, conversationId);
    const target = await findMembership(tx, conversationId, person);
    if (!target) throw new Refusal("not_found");
    permit(canRemove(conversation, actor, { ...target, invitedByActor: target.from_id === asker }));
    const events = [await depart(tx, target, asker, "removed", parts.now())];
    const gone = [{ person, reason: "removed" as const }];
    return { answer: undefined, news: { conversation: conversationId, events, gone } };
  });
}
