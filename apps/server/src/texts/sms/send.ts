import { randomUUID } from "node:crypto";
import { Refusal, type Id, type MyConversation, type newText, type Sent } from "@parley/protocol";
import type { z } from "zod";
import { announced } from "../../conversations/announce.ts";
import { openDirect } from "../../conversations/direct.ts";
import { accept } from "../../conversations/join.ts";
import { loadMine, lock } from "../../conversations/load.ts";
import { recordEvent } from "../../conversations/log.ts";
import { loadMyConversations } from "../../conversations/mine.ts";
import type { Asker } from "../../http/asker.ts";
import { receptionOf } from "../../messages/reception.ts";
import type { SendMessage } from "../../messages/send.ts";
import type { Parts } from "../../parts.ts";
import { loadMe } from "../../people/load.ts";
import { hidesNumber, personOfNumber, whoseNumber } from "../../people/phone-person.ts";
import { acceptedPhones, parsePhone } from "../../people/phone.ts";
import { seenAmong } from "../../people/seen.ts";
import { hasOptedOut, hasTextsOff, seatsOf } from "../../seats/seats.ts";
import { takeSeat } from "../../seats/take.ts";
import { texts as introduction } from "../incoming/words-out.ts";
import { queueNotice } from "../outgoing/notice.ts";

/**
 * The `/sms` command: a message to whoever has a number, in the direct conversation of the two, where
 * the answers arrive. The first says who writes and how to end it.
 */
export async function sendText(
  parts: Parts,
  send: SendMessage,
  asker: Asker,
  { to, body }: z.output<typeof newText>,
): Promise<Sent & { conversation: MyConversation }> {
  const { db } = parts.database;
  const phone = parsePhone(to, acceptedPhones(parts));
  // Two of our own numbers would talk to each other for ever.
  if (parts.twilio.numbers.includes(phone)) throw new Refusal("phone_kind");
  const me = await loadMe(db, asker.person);
  // Whoever came in with a nickname alone could text the world and be gone.
  if (me.kind === "guest") throw new Refusal("not_allowed");
  await spend(parts, asker.person, phone);
  const person = await findOrMake(parts, phone);
  if (person === asker.person) throw new Refusal("not_for_this_kind");
  const { id } = await openDirect(parts, asker.person, person);
  // Before their phone hears anything: whoever blocks is left alone.
  await refuseUnwanted(parts, asker.person, id);
  await seat(parts, { sender: asker.person, name: me.displayName, person, phone, id });
  const sent = await send(asker, { conversation: id, cid: randomUUID(), body });
  const [conversation] = await loadMyConversations(db, asker.person, [id]);
  if (!conversation) throw new Refusal("not_found");
  return { ...sent, conversation };
}

async function refuseUnwanted(parts: Parts, asker: Id, id: Id): Promise<void> {
  const look = async () =>
    receptionOf(parts.database, await loadMine(parts.database.db, asker, id));
  let reception = await look();
  if (reception === "unanswered") {
    // Writing there says yes to their request.
    await accept(parts, asker, id);
    reception = await look();
  }
  if (reception === "not_accepted") throw new Refusal(reception);
}

async function spend({ database: { db }, limits }: Parts, asker: Id, phone: string): Promise<void> {
  await limits.spend("text.send", asker);
  const known = await whoseNumber(db, phone);
  const hasMet = known && (await seenAmong(db, asker, [known.id])).length > 0;
  if (!hasMet) await limits.spend("text.stranger", asker);
  await limits.spend("text.received", phone);
}

async function findOrMake({ database, now }: Parts, phone: string): Promise<Id> {
  return database.write(async (tx) => {
    // Whoever texted STOP to one of us has said it to all.
    if (await hasOptedOut(tx, phone)) throw new Refusal("phone_refuses");
    const { id } = await personOfNumber(tx, { phone, nowMs: now() });
    if (await hidesNumber(tx, id)) throw new Refusal("not_accepted");
    return id;
  });
}

interface Seating {
  sender: Id;
  /** What they are called. */
  name: string;
  person: Id;
  phone: string;
  /** The direct of the two. */
  id: Id;
}

/** Lets the direct go by text, and says so to the phone when it is the first it hears of it. */
async function seat(parts: Parts, { sender, name, person, phone, id }: Seating): Promise<void> {
  const at = parts.now();
  await announced(parts, async (tx) => {
    const row = await lock(tx, id);
    const [known] = await seatsOf(tx, id, [person]);
    if (known && row.phones === 1) return { answer: undefined, news: null };
    // They read it in the app, and have said that this is enough.
    if (!known && (await hasTextsOff(tx, id, person))) throw new Refusal("texts_off");
    const { number } = await takeSeat(tx, parts, {
      phone,
      person,
      conversation: id,
      state: "taken",
    });
    const body = introduction(name);
    if (!known) await queueNotice(tx, { phone, number, person, conversation: id, body }, at);
    if (row.phones === 1) return { answer: undefined, news: null };
    const { name: title, topic, access } = row;
    const event = await recordEvent(tx, id, {
      by: sender,
      at,
      data: { change: "phones", name: title, topic, access, phones: true },
      changes: { phones: 1 },
    });
    return { answer: undefined, news: { conversation: id, events: [event] } };
  });
}
