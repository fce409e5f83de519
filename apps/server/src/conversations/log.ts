import {
  Refusal,
  type ConversationEvent,
  type Id,
  type MembershipEvent,
  type Person,
} from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { Tables } from "../database/tables.ts";
import { loadPeople } from "../people/load.ts";
import { timeOf } from "../time.ts";
import type { EventRow } from "./present.ts";
import { advance, insertEvent, type ConversationChanges } from "./log-queries.ts";

export { eventsAfter, eventsBetween, headsOf } from "./log-queries.ts";

type Membership = Omit<MembershipEvent["membership"], "person">;

/** Something that happened to a conversation besides messages. */
export type NewEvent = { by: Id; at: number } & (
  | {
      person: Id;
      data: Omit<Membership, "members">;
      /** How many more are in it afterwards. */
      gain: -1 | 0 | 1;
    }
  | { person?: never; data: ConversationEvent["conversation"]; changes?: ConversationChanges }
);

/**
 * Writes an event into the history together with what it changes in the conversation's own row.
 * It does not count as the last thing said: nobody's list is reordered because somebody joined.
 */
export async function recordEvent(tx: Tx, conversation: Id, event: NewEvent): Promise<EventRow> {
  const head = await advance(
    tx,
    conversation,
    event.person === undefined ? (event.changes ?? {}) : { gain: event.gain },
  );
  if (!head) throw new Refusal("not_found");
  const data = event.person === undefined ? event.data : { ...event.data, members: head.members };
  const row: EventRow = {
    conversation_id: conversation,
    ver: head.last_ver,
    seq: head.last_seq,
    at: event.at,
    by_id: event.by,
    person_id: event.person ?? null,
    data: JSON.stringify(data),
  };
  await insertEvent(tx, row);
  return row;
}

/** Takes the next number for a change of a message, and the conversation's row with it. */
export async function takeVersion(tx: Tx, conversation: Id): Promise<number> {
  const head = await advance(tx, conversation, {});
  if (!head) throw new Refusal("not_found");
  return head.last_ver;
}

/** Events as they go over the wire, in the order given. */
export async function presentEvents(
  db: Kysely<Tables>,
  rows: EventRow[],
): Promise<(MembershipEvent | ConversationEvent)[]> {
  const ids = rows.flatMap((row) => (row.person_id === null ? [] : [row.person_id]));
  const people = ids.length === 0 ? [] : await loadPeople(db, new Set(ids));
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => presentEvent(row, byId));
}

function presentEvent(row: EventRow, people: Map<Id, Person>): MembershipEvent | ConversationEvent {
  const base = { ver: row.ver, seq: row.seq, at: timeOf(row.at), by: row.by_id };
  if (row.person_id === null) {
    return { ...base, conversation: JSON.parse(row.data) as ConversationEvent["conversation"] };
  }
  const person = people.get(row.person_id);
  if (!person) throw new Error(`Event ${row.conversation_id}/${row.ver} is about nobody`);
  return { ...base, membership: { ...(JSON.parse(row.data) as Membership), person } };
}
