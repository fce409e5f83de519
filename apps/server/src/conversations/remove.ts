import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import * as words from "../texts/incoming/words-out.ts";
import { act } from "./actor.ts";
import { announced } from "./announce.ts";
import { depart } from "./leave.ts";
import { canRemove, permit } from "./policy.ts";
import { findMembership } from "./queries.ts";

/** Puts somebody out of a conversation, or takes an invitation back. */
export async function remove(
  parts: Parts,
  asker: Id,
  conversationId: Id,
  person: Id,
): Promise<void> {
  await announced(parts, async (tx) => {
    const { conversation, actor } = await act(tx, asker, conversationId);
    const target = await findMembership(tx, conversationId, person);
    if (!target) throw new Refusal("not_found");
    permit(canRemove(conversation, actor, { ...target, invitedByActor: target.from_id === asker }));
    const farewell = words.removed(conversation.name);
    const departure = { by: asker, at: parts.now(), change: "removed" as const, farewell };
    const events = [await depart(tx, parts, target, departure)];
    const gone = [{ person, reason: "removed" as const }];
    return { answer: undefined, news: { conversation: conversationId, events, gone } };
  });
  parts.texts.wake();
}
