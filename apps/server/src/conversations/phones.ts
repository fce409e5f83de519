import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { restSeats } from "../seats/rest.ts";
import * as words from "../texts/incoming/words-out.ts";
import { giveUpWaiting } from "../texts/outgoing/give-up.ts";
import { queueNotice } from "../texts/outgoing/notice.ts";
import type { News } from "./announce.ts";
import { recordEvent } from "./log.ts";
import type { ConversationRow, EventRow } from "./present.ts";
import { deleteMembership, findMembership } from "./queries.ts";

/**
 * Ends the seats of a conversation whose row is held, or those of some people in it. A phone that was
 * in it is told why by one text; one that was only asked, and has not answered, is told nothing.
 */
export async function endSeats(
  tx: Tx,
  parts: Parts,
  conversation: Id,
  { people, farewell }: { people?: Id[]; farewell: string | null },
): Promise<void> {
  const seats = await restSeats(tx, parts, conversation, people);
  await giveUpWaiting(tx, seats, parts.now());
  for (const seat of seats) {
    if (farewell === null || seat.state !== "taken") continue;
    const { phone, number, person_id: person } = seat;
    await queueNotice(tx, { phone, number, person, conversation, body: farewell }, parts.now());
  }
}

/**
 * The conversation takes no phones any more: whoever was in it by text alone is out, since nothing
 * said there could reach them.
 */
export async function endPhones(
  tx: Tx,
  parts: Parts,
  { id, name }: ConversationRow,
  by: Id,
): Promise<{ events: EventRow[]; gone: NonNullable<News["gone"]> }> {
  const farewell = words.phonesOff(name);
  const seats = await restSeats(tx, parts, id);
  await giveUpWaiting(tx, seats, parts.now());
  const people = await loadPeople(
    tx,
    seats.map((seat) => seat.person_id),
  );
  const events: EventRow[] = [];
  const gone: NonNullable<News["gone"]> = [];
  const at = parts.now();
  for (const { phone, number, person_id: person, state } of seats) {
    if (state === "taken") {
      await queueNotice(tx, { phone, number, person, conversation: id, body: farewell }, at);
    }
    const isPhoneAlone = people.find((one) => one.id === person)?.kind === "phone";
    const membership = isPhoneAlone ? await findMembership(tx, id, person) : undefined;
    if (!membership) continue;
    await deleteMembership(tx, id, person);
    const { role, state: was } = membership;
    const data = { change: "removed" as const, role, state: null };
    events.push(
      await recordEvent(tx, id, { by, at, person, gain: was === "joined" ? -1 : 0, data }),
    );
    gone.push({ person, reason: "removed" });
  }
  return { events, gone };
}
