import { randomInt } from "node:crypto";
import type { Parts } from "../parts.ts";
import { numbersRefused, seatsOfPhone } from "../seats/seats.ts";

interface AtOnce {
  phone: string;
  /** From which of our numbers. */
  number: string;
  body: string;
}

/**
 * Texts what is about an account and of no use later: past the hold, the pace and the budget that texts of
 * conversations wait for. Throws what Twilio says when it does not take it.
 */
export async function textAtOnce(
  { twilio: { client, messagingServiceSid } }: Parts,
  { phone, number, body }: AtOnce,
): Promise<void> {
  const service = messagingServiceSid === null ? {} : { messagingServiceSid };
  await client.messages.create({ to: phone, from: number, body, ...service });
}

/**
 * A number of ours that this phone takes texts from and that no conversation of theirs goes by, as far as there
 * is one: a slip in the answer is then told to nobody.
 */
export async function quietNumber(
  { database: { db }, twilio: { numbers } }: Parts,
  phone: string,
): Promise<string> {
  const refused = await numbersRefused(db, phone);
  const seats = await seatsOfPhone(db, phone);
  const open = numbers.filter((number) => !refused.has(number));
  const quiet = open.filter((number) => seats.every((seat) => seat.number !== number));
  const [choice] = [quiet, open, numbers].filter(({ length }) => length > 0);
  return choice![randomInt(choice!.length)]!;
}
