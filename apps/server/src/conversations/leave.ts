import type { Id } from "@parley/protocol";
import type { Tx } from "../database/database.ts";
import type { Parts } from "../parts.ts";
import { announce, announceEnd } from "./announce.ts";
import { lockMine } from "./load.ts";
import { recordEvent } from "./log.ts";
import { canLeave, endsWhenEmpty, needsAnOwner, permit } from "./policy.ts";
import type { EventRow, MembershipRow } from "./present.ts";
import { countOwners, deleteMembership, erase, findHeir } from "./queries.ts";
import { setRole } from "./role.ts";

type Left = { reason: "left" | "declined" } & ({ events: EventRow[] } | { ended: Id[] });

/** Leaves, or declines a request. Whoever goes last takes the conversation along, unless it lasts. */
export async function leave(parts: Parts, person: Id, conversationId: Id): Promise<void> {
  const left = await parts.database.write(async (tx): Promise<Left> => {
    const { conversation, membership } = await lockMine(tx, person, conversationId);
    permit(canLeave(conversation));
    const at = parts.now();
    if (membership.state === "requested") {
      return { reason: "declined", events: [await depart(tx, membership, person, "declined", at)] };
    }
    if (conversation.members === 1 && endsWhenEmpty(conversation)) {
      const everybody = await erase(tx, conversationId);
      return { reason: "left", ended: everybody.filter((one) => one !== person) };
    }
    const events = [await depart(tx, membership, person, "left", at)];
    if (needsAnOwner(conversation) && (await countOwners(tx, conversationId)) === 0) {
      const heir = await findHeir(tx, conversationId);
      if (heir) events.push((await setRole(tx, heir, "owner", { by: person, at })).event);
    }
    return { reason: "left", events };
  });

  const { reason } = left;
  if ("events" in left) {
    const gone = { person, reason };
    await announce(parts, { conversation: conversationId, events: left.events, gone });
  } else {
    const others = left.ended.map((one) => ({ person: one, reason: "deleted" as const }));
    await announceEnd(parts, conversationId, [{ person, reason }, ...others]);
  }
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
