import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { announced, type News } from "./announce.ts";
import { lockMine } from "./load.ts";
import { recordEvent } from "./log.ts";
import { canLeave, endsWhenEmpty, needsAnOwner, permit } from "./policy.ts";
import type { ConversationRow, EventRow, MembershipRow } from "./present.ts";
import { countOwners, deleteMembership, erase, findHeir } from "./queries.ts";
import { setRole } from "./role.ts";

/** Leaves, or declines a request. Whoever goes last takes the conversation along, unless it lasts. */
export function leave(parts: Parts, person: Id, conversationId: Id): Promise<void> {
  return announced(parts, async (tx) => {
    const { conversation, membership } = await lockMine(tx, person, conversationId);
    permit(canLeave(conversation));
    const news = await goFrom(tx, conversation, membership, parts.now());
    return { answer: undefined, news: { conversation: conversationId, ...news } };
  });
}

async function goFrom(
  tx: Tx,
  conversation: ConversationRow,
  membership: MembershipRow,
  at: number,
): Promise<Omit<News, "conversation">> {
  const { id, members } = conversation;
  const { person_id: person, state } = membership;
  if (state === "requested") {
    const events = [await depart(tx, membership, person, "declined", at)];
    return { events, gone: [{ person, reason: "declined" }] };
  }
  const left = { person, reason: "left" as const };
  if (members === 1 && endsWhenEmpty(conversation)) {
    const asked = (await erase(tx, id)).filter((one) => one !== person);
    const others = asked.map((one) => ({ person: one, reason: "deleted" as const }));
    return { ended: true, gone: [left, ...others] };
  }
  const events = [await depart(tx, membership, person, "left", at)];
  if (needsAnOwner(conversation) && (await countOwners(tx, id)) === 0) {
    const heir = await findHeir(tx, id);
    if (heir) events.push((await setRole(tx, heir, "owner", { by: person, at })).event);
  }
  return { events, gone: [left] };
}

/** Ends a membership, and writes why into the history. */
export async function depart(
  tx: Tx,
  { conversation_id: conversation, person_id: person, state, role }: MembershipRow,
  by: Id,
  change: "left" | "declined" | "removed",
  at: number,
): Promise<EventRow> {
  await deleteMembership(tx, conversation, person);
  return recordEvent(tx, conversation, {
    by,
    at,
    person,
    gain: state === "joined" ? -1 : 0,
    data: { change, role, state: null },
  });
}
