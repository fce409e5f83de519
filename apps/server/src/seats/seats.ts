/** What other subjects may ask of seats, and say to them. */
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import {
  findSeatAt,
  findSeatsOf,
  findSeatsOfPhone,
  findTextsOff,
  obstaclesOf,
  putTextsOff,
  updateSeat,
  type SeatRow,
} from "./queries.ts";

type Db = Kysely<Tables>;
export type { SeatRow };

/** Whose place it is where this phone texts that number; a resting one is nobody's. */
export const seatAt = findSeatAt;

/** Who takes part in a conversation by text, or is asked to; with `people`, which of them. */
export const seatsOf = findSeatsOf;

/** The conversations a phone is in by text, or asked into. */
export const seatsOfPhone = findSeatsOfPhone;

/** Whether a phone has asked to be left alone by all our numbers at once, or cannot be texted at all. */
export async function refusesTexts(
  db: Db,
  phone: string,
  {
    numbers,
    messagingServiceSid,
  }: { numbers: readonly string[]; messagingServiceSid: string | null },
): Promise<boolean> {
  const scopes = new Set((await obstaclesOf(db, phone)).map(({ scope }) => scope));
  if (scopes.has("*") || (messagingServiceSid !== null && scopes.has(messagingServiceSid))) {
    return true;
  }
  return numbers.every((number) => scopes.has(number));
}

/** Whether a phone has texted STOP to any number of ours, or cannot be texted at all. */
export async function hasOptedOut(db: Db, phone: string): Promise<boolean> {
  const obstacles = await obstaclesOf(db, phone);
  return obstacles.some(({ scope, code }) => code === 21610 || scope === "*");
}

/** Those of our numbers that a phone takes no texts from. */
export async function numbersRefused(db: Db, phone: string): Promise<ReadonlySet<string>> {
  return new Set((await obstaclesOf(db, phone)).map(({ scope }) => scope));
}

/** Somebody wants to get a conversation in the app alone, until they say otherwise. */
export const turnTextsOff = putTextsOff;

export const hasTextsOff = findTextsOff;

/** Something was texted between the two just now. */
export function touchSeat(db: Db, seat: SeatRow, nowMs: number): Promise<void> {
  return updateSeat(db, seat, { used_at: nowMs });
}

/** They have answered what they were asked. */
export function confirmSeat(db: Db, seat: SeatRow): Promise<void> {
  return updateSeat(db, seat, { state: "taken" });
}

/** Messages are held back from a phone until then; null: no longer. */
export function muteSeat(db: Db, seat: SeatRow, untilMs: number | null): Promise<void> {
  return updateSeat(db, seat, { muted_until: untilMs });
}
