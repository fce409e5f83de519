import { Refusal, type Id } from "@parley/protocol";
import { newId } from "../database/new-id.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { announced } from "./announce.ts";
import { bringIn, welcomeOf } from "./invite.ts";
import { checkRoom, enter, type Joined } from "./join.ts";
import { lock } from "./load.ts";
import { recordEvent } from "./log.ts";
import { directKeyOf, endsOf } from "./policy.ts";
import type { ConversationRow, MembershipRow } from "./present.ts";
import { findDirect, findMembership, insertConversation, insertMembership } from "./queries.ts";

export interface Opened {
  id: Id;
  isNew: boolean;
}

/** Both ends may begin, or leave, at the same moment. */
const ATTEMPTS = 5;

/**
 * The one direct of two people, made when there is none. Somebody who keeps the asker as a contact is
 * in it at once; anybody else is asked, and can read what is written before they answer.
 */
export async function openDirect(parts: Parts, asker: Id, person: Id): Promise<Opened> {
  const key = directKeyOf(asker, person);
  let hasPaid = false;
  for (let attempt = 1; ; attempt++) {
    const known = await findDirect(parts.database.db, key);
    if (known && (await isComplete(parts, known))) return { id: known.id, isNew: false };
    // Before anything is said of the other: who exists is not to be found out by trying.
    if (!hasPaid) await parts.limits.spend("conversation.create", asker);
    hasPaid = true;
    try {
      return await (known
        ? reopen(parts, asker, person, known.id)
        : begin(parts, asker, person, key));
    } catch (error) {
      const isOvertaken = sawConflict(error) || (known && error instanceof Ended);
      if (!isOvertaken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function isComplete({ database: { db } }: Parts, row: ConversationRow): Promise<boolean> {
  const ends = endsOf(row.direct_key);
  const known = await Promise.all(ends.map((end) => findMembership(db, row.id, end)));
  return known.every(Boolean);
}

async function begin(parts: Parts, asker: Id, person: Id, key: string): Promise<Opened> {
  const at = parts.now();
  return announced(parts, async (tx) => {
    await checkRoom(tx, asker);
    const isNotes = person === asker;
    const state = isNotes ? "joined" : await welcomeOf(tx, asker, person);
    const { id } = await insertConversation(tx, {
      id: newId(at),
      kind: "direct",
      name: null,
      name_key: null,
      direct_key: key,
      access: "invited",
      phones: 0,
      sealed: 0,
      lasting: 0,
      last_at: at,
      created_at: at,
    });
    const first = {
      conversation_id: id,
      role: "member" as const,
      joined_seq: 0,
      read_seq: 0,
      created_at: at,
    };
    await insertMembership(tx, { ...first, person_id: asker, state: "joined", from_id: null });
    const data = { change: "created" as const, name: null, topic: "", access: "invited" as const };
    const events = [await recordEvent(tx, id, { by: asker, at, data, changes: { gain: 1 } })];
    const answer = { id, isNew: true };
    if (isNotes) return { answer, news: { conversation: id, events, seated: [asker] } };
    const brought = await bringIn(tx, { id, last_seq: 0 }, person, state, { inviter: asker, at });
    events.push(brought.event);
    return { answer, news: { conversation: id, events, seated: [asker, person] } };
  });
}

/** The conversation ended before it could be opened again: it is begun anew. */
class Ended extends Error {}

/** Brings back whichever end has left. */
async function reopen(parts: Parts, asker: Id, person: Id, id: Id): Promise<Opened> {
  return announced(parts, async (tx) => {
    const row = await lock(tx, id).catch((error: unknown) => {
      throw error instanceof Refusal ? new Ended() : error;
    });
    const own = await findMembership(tx, id, asker);
    const brought = await bringBack(tx, row, asker, person, own, parts.now());
    const returned = own ? null : await enter(tx, row, asker, parts.now());
    const back = [brought, returned].filter((one) => one !== null);
    const events = back.map(({ event }) => event);
    const seated = back.map(({ membership }) => membership.person_id);
    return { answer: { id, isNew: false }, news: { conversation: id, events, seated } };
  });
}

async function bringBack(
  tx: Tx,
  row: ConversationRow,
  asker: Id,
  person: Id,
  own: MembershipRow | undefined,
  at: number,
): Promise<Joined | null> {
  const theirs = await findMembership(tx, row.id, person);
  try {
    const welcome = await welcomeOf(tx, asker, person);
    if (theirs) return null;
    return await bringIn(tx, row, person, welcome, { inviter: asker, at });
  } catch (error) {
    // Whoever is still in it sees what was said, blocked or not; whoever left finds nobody.
    if (own && error instanceof Refusal) return null;
    throw error;
  }
}
