import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { restsUntil } from "./policy.ts";
import { findSeatsOf, updateSeat, type SeatRow } from "./queries.ts";

/**
 * Ends the seats of a conversation whose row is held, or those of some people in it; answers them as
 * they were. Nothing texted between these pairs lands anywhere until they have rested.
 */
export async function restSeats(
  tx: Tx,
  { config, now }: Pick<Parts, "config" | "now">,
  conversation: Id,
  people?: Id[],
): Promise<SeatRow[]> {
  const seats = await findSeatsOf(tx, conversation, people);
  const rests_until = restsUntil(now(), config.texts.restMs);
  for (const seat of seats) {
    const resting = { state: "resting" as const, conversation_id: null, muted_until: null };
    await updateSeat(tx, seat, { ...resting, rests_until });
  }
  return seats;
}
