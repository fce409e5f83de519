import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import * as words from "../texts/incoming/words-out.ts";
import { announced, type News } from "./announce.ts";
import { lockMine } from "./load.ts";
import { recordEvent } from "./log.ts";
import { endSeats } from "./phones.ts";
import { canLeave, endsWhenEmpty, needsAnOwner, permit } from "./policy.ts";
import type { ConversationRow, EventRow, MembershipRow } from "./present.ts";
import { countOwners, deleteMembership, erase, findHeir } from "./queries.ts";
import { setRole } from "./role.ts";

/** How somebody left. Asked for by text, it is answered by whoever read that text. */
export type Left = "declined" | "left" | "ended";

interface Going {
  byText: boolean;
}

/** Leaves, or declines a request. Whoever goes last takes the conversation along, unless it lasts. */
export async function leave(
  parts: Parts,
  person: Id,
  conversationId: Id,
  { byText }: Going = { byText: false },
): Promise<Left> {
  const answer = await announced(parts, async (tx) => {
    const { conversation, membership } = await lockMine(tx, person, conversationId);
    permit(canLeave(conversation));
    const { left, ...news } = await goFrom(tx, parts, conversation, membership, { byText });
    return { answer: left, news: { conversation: conversationId, ...news } };
  });
  parts.texts.wake();
  return answer;
}

async function goFrom(
  tx: Tx,
  parts: Parts,
  conversation: ConversationRow,
  membership: MembershipRow,
  { byText }: Going,
): Promise<Omit<News, "conversation"> & { left: Left }> {
  const { id, members, name } = conversation;
  const { person_id: person, state } = membership;
  const going = { by: person, at: parts.now() };
  if (state === "requested") {
    const farewell = null;
    const events = [
      await depart(tx, parts, membership, { ...going, change: "declined", farewell }),
    ];
    return { left: "declined", events, gone: [{ person, reason: "declined" }] };
  }
  const left = { person, reason: "left" as const };
  if (members === 1 && endsWhenEmpty(conversation)) {
    await endSeats(tx, parts, id, { farewell: byText ? null : words.leftLast(name) });
    const asked = (await erase(tx, id)).filter((one) => one !== person);
    const others = asked.map((one) => ({ person: one, reason: "deleted" as const }));
    return { left: "ended", ended: true, gone: [left, ...others] };
  }
  const farewell = byText ? null : words.left(name);
  const events = [await depart(tx, parts, membership, { ...going, change: "left", farewell })];
  if (needsAnOwner(conversation) && (await countOwners(tx, id)) === 0) {
    const heir = await findHeir(tx, id);
    if (heir) events.push((await setRole(tx, heir, "owner", going)).event);
  }
  return { left: "left", events, gone: [left] };
}

interface Departure {
  by: Id;
  at: number;
  change: "left" | "declined" | "removed";
  /** What their phone is told, where they took part by text. */
  farewell: string | null;
}

/** Ends a membership, and writes why into the history. */
export async function depart(
  tx: Tx,
  parts: Parts,
  { conversation_id: conversation, person_id: person, state, role }: MembershipRow,
  { by, at, change, farewell }: Departure,
): Promise<EventRow> {
  await endSeats(tx, parts, conversation, { people: [person], farewell });
  await deleteMembership(tx, conversation, person);
  return recordEvent(tx, conversation, {
    by,
    at,
    person,
    gain: state === "joined" ? -1 : 0,
    data: { change, role, state: null },
  });
}
