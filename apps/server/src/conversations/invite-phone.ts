import { Refusal, type Id, type phoneToInvite } from "@parley/protocol";
import type { z } from "zod";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { hidesNumber, personOfNumber, whoseNumber } from "../people/phone-person.ts";
import { acceptedPhones, parsePhone } from "../people/phone.ts";
import { seenAmong } from "../people/seen.ts";
import { hasOptedOut, seatsOf } from "../seats/seats.ts";
import { takeSeat } from "../seats/take.ts";
import * as words from "../texts/incoming/words-out.ts";
import { queueNotice } from "../texts/outgoing/notice.ts";
import { loadPeople } from "../people/load.ts";
import { act } from "./actor.ts";
import { announced, type News } from "./announce.ts";
import { bringIn, welcomeOf } from "./invite.ts";
import { loadReadable } from "./load.ts";
import { canInvitePhone, permit } from "./policy.ts";
import type { ConversationRow, MembershipRow } from "./present.ts";
import { findMembership } from "./queries.ts";

/**
 * Asks a phone into a conversation by one text; nothing more goes there until it is answered. Whoever
 * is in it already, or asked by text already, stays as they are.
 */
export async function invitePhone(
  parts: Parts,
  inviter: Id,
  conversationId: Id,
  { phone: typed, name }: z.output<typeof phoneToInvite>,
): Promise<MembershipRow> {
  const phone = parsePhone(typed, acceptedPhones(parts));
  await refuseEarly(parts, inviter, conversationId);
  await spend(parts, inviter, phone);
  const membership = await announced(parts, async (tx) => {
    const { conversation, actor } = await act(tx, inviter, conversationId);
    permit(canInvitePhone(conversation, actor));
    // Whoever texted STOP to one of us has said it to all who might ask.
    if (await hasOptedOut(tx, phone)) throw new Refusal("phone_refuses");
    const person = await personOfNumber(tx, { phone, name, nowMs: parts.now() });
    if (await hidesNumber(tx, person.id)) throw new Refusal("not_found");
    return ask(tx, parts, conversation, { inviter, person: person.id, phone });
  });
  parts.texts.wake();
  return membership;
}

/** Before anything is spent: a stranger must not use up what a phone may be asked a day. */
async function refuseEarly({ database }: Parts, inviter: Id, conversationId: Id): Promise<void> {
  const { conversation, membership } = await loadReadable(database.db, inviter, conversationId);
  permit(canInvitePhone(conversation, { ...membership, admin: false }));
}

async function spend({ database, limits }: Parts, inviter: Id, phone: string): Promise<void> {
  await limits.spend("text.invite", inviter);
  const known = await whoseNumber(database.db, phone);
  const hasMet = known && (await seenAmong(database.db, inviter, [known.id])).length > 0;
  if (!hasMet) await limits.spend("text.stranger", inviter);
  await limits.spend("text.invited", phone);
}

interface Asking {
  inviter: Id;
  person: Id;
  phone: string;
}

async function ask(
  tx: Tx,
  parts: Parts,
  conversation: ConversationRow,
  { inviter, person, phone }: Asking,
): Promise<{ answer: MembershipRow; news: News | null }> {
  const { id } = conversation;
  const at = parts.now();
  const known = await findMembership(tx, id, person);
  const [seated] = await seatsOf(tx, id, [person]);
  if (known && (known.state === "joined" || seated)) return { answer: known, news: null };
  await welcomeOf(tx, inviter, person);
  const { number } = await takeSeat(tx, parts, { phone, person, conversation: id, state: "asked" });
  const [asker] = await loadPeople(tx, [inviter]);
  const body = words.consent(asker!.displayName, conversation.name!);
  await queueNotice(tx, { phone, number, person, conversation: id, body }, at);
  if (known) return { answer: known, news: null };
  const { membership, event } = await bringIn(tx, conversation, person, "requested", {
    inviter,
    at,
  });
  return { answer: membership, news: { conversation: id, events: [event], shown: [person] } };
}
