import { Refusal, type Id } from "@parley/protocol";
import { findForPhone, openToPhones, namesOf } from "../../conversations/for-phones.ts";
import { joinByText } from "../../conversations/join-by-text.ts";
import type { Parts } from "../../parts.ts";
import { personOfNumber, whoseNumber } from "../../people/phone-person.ts";
import { seatsOfPhone } from "../../seats/seats.ts";
import { answer } from "./answer.ts";
import type { Heard } from "./heard.ts";
import { isForLater } from "./later.ts";
import * as words from "./words-out.ts";

/** Comes into the conversation of that name; false when there is none for this phone. */
export async function joinNamed(parts: Parts, heard: Heard, name: string): Promise<boolean> {
  const { db } = parts.database;
  const known = await whoseNumber(db, heard.phone);
  const conversation = await findForPhone(db, name, known?.id ?? null);
  if (!conversation) return false;
  return joinThis(parts, heard, conversation.id);
}

/** The same for one that is known; answers them, unless it turns out not to be there for them. */
export async function joinThis(parts: Parts, heard: Heard, conversation: Id): Promise<boolean> {
  const { database, now } = parts;
  const { phone, number: written } = heard;
  const person = await database.write((tx) => personOfNumber(tx, { phone, nowMs: now() }));
  try {
    await joinByText(parts, { phone, person: person.id, written }, conversation);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || isForLater(error)) throw error;
    if (error.code === "not_found" || error.code === "no_phones_here") return false;
    const body = error.code === "no_number_left" ? await whyFull(parts, phone) : error.message;
    await answer(parts, heard, body);
    return true;
  }
}

async function whyFull({ database, twilio }: Parts, phone: string): Promise<string> {
  const seats = await seatsOfPhone(database.db, phone);
  const isInAll = seats.length >= twilio.numbers.length;
  return isInAll ? words.noNumberLeft(seats.length) : words.numbersRest;
}

/** Where this phone is, and where else it could be. */
export async function listing({ database: { db } }: Parts, { phone }: Heard): Promise<string> {
  const seats = await seatsOfPhone(db, phone);
  const taken = seats.filter(({ state }) => state === "taken");
  const mine = await namesOf(
    db,
    taken.map((seat) => seat.conversation_id!),
  );
  const others = (await openToPhones(db)).filter((name) => !mine.includes(name));
  return words.list(mine, others);
}
