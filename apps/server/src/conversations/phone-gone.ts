import { Refusal, type Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { restSeats } from "../seats/rest.ts";
import { seatsOfPhone } from "../seats/seats.ts";
import { giveUpWaiting } from "../texts/outgoing/give-up.ts";
import { lock } from "./load.ts";

/**
 * Ends the seats of a phone that is somebody's no longer; answers where it had any. It is told
 * nothing: it may be in other hands already.
 */
export async function endSeatsOf(tx: Tx, parts: Parts, phone: string): Promise<Id[]> {
  const seats = await seatsOfPhone(tx, phone);
  // Sorted, as everybody does who takes several.
  const places = seats.map((seat) => seat.conversation_id!).toSorted((a, b) => a - b);
  for (const conversation of places) {
    if (!(await isThere(tx, conversation))) continue;
    const mine = seats.filter((seat) => seat.conversation_id === conversation);
    const people = mine.map((seat) => seat.person_id);
    await giveUpWaiting(tx, await restSeats(tx, parts, conversation, people), parts.now());
  }
  return places;
}

/** Holds it; false for one that was deleted meanwhile, with its seats. */
async function isThere(tx: Tx, conversation: Id): Promise<boolean> {
  try {
    await lock(tx, conversation);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
