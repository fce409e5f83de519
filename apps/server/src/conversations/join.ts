import { limits, Refusal, type Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { announced, type News } from "./announce.ts";
import { lock } from "./load.ts";
import { recordEvent } from "./log.ts";
import { canJoin, permit, roleAtJoin } from "./policy.ts";
import type { ConversationRow, EventRow, MembershipRow } from "./present.ts";
import { countJoined, findMembership, insertMembership, updateMembership } from "./queries.ts";

/** A membership and the event that tells of it. */
export interface Joined {
  membership: MembershipRow;
  event: EventRow;
}

/** Comes into an open conversation, or accepts the request that waits there. */
export function join(parts: Parts, person: Id, conversation: Id): Promise<MembershipRow> {
  return announced(parts, async (tx) =>
    comeIn(tx, await lock(tx, conversation), person, parts.now()),
  );
}

/** The same for a conversation whose row is held. */
export async function comeIn(
  tx: Tx,
  row: ConversationRow,
  person: Id,
  at: number,
): Promise<{ answer: MembershipRow; news: News | null }> {
  const known = await findMembership(tx, row.id, person);
  if (known) return acceptIn(tx, row, known, at);
  permit(canJoin(row));
  return joined(await enter(tx, row, person, at));
}

/** Answers a request with yes. Whoever was never asked is refused with `not_found`. */
export function accept(parts: Parts, person: Id, conversation: Id): Promise<MembershipRow> {
  return announced(parts, async (tx) => {
    const row = await lock(tx, conversation);
    const known = await findMembership(tx, conversation, person);
    if (!known) throw new Refusal("not_found");
    return acceptIn(tx, row, known, parts.now());
  });
}

/**
 * Puts somebody into a conversation whose row is held. What was said before counts as read: they see
 * it all, and none of it waits for them.
 */
export async function enter(tx: Tx, row: ConversationRow, person: Id, at: number): Promise<Joined> {
  await checkRoom(tx, person);
  const role = roleAtJoin(row);
  const membership = await insertMembership(tx, {
    conversation_id: row.id,
    person_id: person,
    state: "joined",
    role,
    joined_seq: row.last_seq,
    read_seq: row.last_seq,
    from_id: null,
    created_at: at,
  });
  return { membership, event: await recordJoin(tx, membership, person) };
}

async function acceptIn(
  tx: Tx,
  row: ConversationRow,
  known: MembershipRow,
  at: number,
): Promise<{ answer: MembershipRow; news: News | null }> {
  if (known.state === "joined") return { answer: known, news: null };
  await checkRoom(tx, known.person_id);
  // A direct was readable all along, and what was not read stays unread.
  const start = row.kind === "direct" ? {} : { joined_seq: row.last_seq, read_seq: row.last_seq };
  const role = known.role === "member" ? roleAtJoin(row) : known.role;
  const changes = { ...start, state: "joined" as const, role, from_id: null, created_at: at };
  const membership = (await updateMembership(tx, row.id, known.person_id, changes))!;
  return joined({ membership, event: await recordJoin(tx, membership, known.person_id) });
}

function joined({ membership, event }: Joined): { answer: MembershipRow; news: News } {
  const { conversation_id: conversation, person_id: person } = membership;
  return { answer: membership, news: { conversation, events: [event], seated: [person] } };
}

export function recordJoin(tx: Tx, membership: MembershipRow, by: Id): Promise<EventRow> {
  return recordEvent(tx, membership.conversation_id, {
    by,
    at: membership.created_at,
    person: membership.person_id,
    gain: 1,
    data: { change: "joined", role: membership.role, state: "joined" },
  });
}

export async function checkRoom(tx: Tx, person: Id): Promise<void> {
  const count = await countJoined(tx, person);
  if (count >= limits.conversationsPerPerson) throw new Refusal("too_many_conversations");
}
