import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { act } from "./actor.ts";
import { announce } from "./announce.ts";
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
  const event = await parts.database.write(async (tx) => {
    const { conversation, actor } = await act(tx, asker, conversationId);
    const target = await findMembership(tx, conversationId, person);
    if (!target) throw new Refusal("not_found");
    permit(canRemove(conversation, actor, { ...target, invitedByActor: target.from_id === asker }));
    return depart(tx, target, asker, "removed", parts.now());
  });
  const gone = { person, reason: "removed" as const };
  await announce(parts, { conversation: conversationId, events: [event], gone });
}
