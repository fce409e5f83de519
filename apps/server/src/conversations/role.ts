import { Refusal, type Id, type Role } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { act } from "./actor.ts";
import { announced } from "./announce.ts";
import { recordEvent } from "./log.ts";
import { canChangeRole, needsAnOwner, permit } from "./policy.ts";
import type { EventRow, MembershipRow } from "./present.ts";
import { countOwners, findMembership, updateMembership } from "./queries.ts";

/** Gives somebody another role; oneself included, except for the last owner. */
export async function changeRole(
  parts: Parts,
  asker: Id,
  conversationId: Id,
  person: Id,
  role: Role,
): Promise<MembershipRow> {
  return announced(parts, async (tx) => {
    const { conversation, actor } = await act(tx, asker, conversationId);
    const target = await findMembership(tx, conversationId, person);
    if (!target) throw new Refusal("not_found");
    permit(canChangeRole(conversation, actor));
    if (target.role === role) return { answer: target, news: null };
    const stepsDown = target.role === "owner" && target.state === "joined";
    if (stepsDown && needsAnOwner(conversation) && (await countOwners(tx, conversationId)) === 1) {
      throw new Refusal("last_owner");
    }
    const given = await setRole(tx, target, role, { by: asker, at: parts.now() });
    return {
      answer: given.membership,
      news: { conversation: conversationId, events: [given.event] },
    };
  });
}

export async function setRole(
  tx: Tx,
  target: MembershipRow,
  role: Role,
  { by, at }: { by: Id; at: number },
): Promise<{ membership: MembershipRow; event: EventRow }> {
  const { conversation_id: conversation, person_id: person, state } = target;
  await updateMembership(tx, conversation, person, { role });
  const data = { change: "role" as const, role, state };
  const event = await recordEvent(tx, conversation, { by, at, person, gain: 0, data });
  return { membership: { ...target, role }, event };
}
