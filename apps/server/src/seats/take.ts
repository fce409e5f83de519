import { Refusal, type Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { holdNumberOf } from "../people/phone-person.ts";
import { numbersFor } from "./policy.ts";
import {
  claim,
  deleteTextsOff,
  findSeatsOf,
  obstaclesOf,
  pairsOf,
  updateSeat,
  type SeatRow,
} from "./queries.ts";

export interface Sitting {
  phone: string;
  person: Id;
  conversation: Id;
  state: "asked" | "taken";
  /** The number they have written to, which is theirs when it is free. */
  written?: string;
}

/**
 * Gives a phone one of our numbers for a conversation whose row is held, or keeps the one it has.
 * Throws `no_number_left` when each of them is in use between this phone and another conversation, or
 * rests from one, and `busy` when the phone has become somebody else's meanwhile.
 */
export async function takeSeat(
  tx: Tx,
  { twilio, now }: Pick<Parts, "twilio" | "now">,
  { phone, person, conversation, state, written }: Sitting,
): Promise<SeatRow & { isNew: boolean }> {
  const [known] = await findSeatsOf(tx, conversation, [person]);
  if (state === "taken") await deleteTextsOff(tx, conversation, person);
  if (known) return state === "taken" ? confirm(tx, known) : { ...known, isNew: false };

  // Whoever had this number next would speak as them.
  if ((await holdNumberOf(tx, person)) !== phone) throw new Refusal("busy");
  const nowMs = now();
  const pairs = await pairsOf(tx, phone);
  const refused = new Set((await obstaclesOf(tx, phone)).map(({ scope }) => scope));
  const { numbers } = twilio;
  const wish = { phone, conversation, numbers, pairs, refused, written: written ?? null, nowMs };
  for (const number of numbersFor(wish)) {
    const seat = {
      phone,
      number,
      person_id: person,
      conversation_id: conversation,
      state,
      since: nowMs,
      used_at: nowMs,
      muted_until: null,
      rests_until: null,
    };
    const rested = pairs.find((pair) => pair.number === number)?.rests_until ?? nowMs;
    const taken = await claim(tx, seat, Math.max(nowMs, rested));
    if (taken) return { ...taken, isNew: true };
  }
  throw new Refusal("no_number_left");
}

/** `isNew`: they take part by text from now on, having been asked or not. */
async function confirm(tx: Tx, seat: SeatRow): Promise<SeatRow & { isNew: boolean }> {
  if (seat.state === "taken") return { ...seat, isNew: false };
  await updateSeat(tx, seat, { state: "taken" });
  return { ...seat, state: "taken", isNew: true };
}
