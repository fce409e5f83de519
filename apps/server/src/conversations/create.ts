import {
  foldName,
  Refusal,
  type Id,
  type MyConversation,
  type newConversation,
} from "@parley/protocol";
import type { z } from "zod";
import { newId } from "../database/new-id.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { announced, type News } from "./announce.ts";
import { openDirect, type Opened } from "./direct.ts";
import { bringIn, showing, welcomeOf } from "./invite.ts";
import { checkRoom } from "./join.ts";
import { recordEvent } from "./log.ts";
import { loadMyConversations } from "./mine.ts";
import { findNamed, insertConversation, insertMembership } from "./queries.ts";

type New = z.output<typeof newConversation>;

/** Begins a conversation; of a direct that exists already, answers that one. */
export async function create(
  parts: Parts,
  asker: Id,
  asked: New,
): Promise<{ conversation: MyConversation; isNew: boolean }> {
  // What nobody can keep is promised to nobody.
  if (asked.sealed) throw new Refusal("not_for_this_kind");
  const opened = await (asked.kind === "direct"
    ? openDirect(parts, asker, otherEndOf(asked))
    : createNamed(parts, asker, asked));
  const [conversation] = await loadMyConversations(parts.database.db, asker, [opened.id]);
  if (!conversation) throw new Refusal("not_found");
  return { conversation, isNew: opened.isNew };
}

function otherEndOf({ people = [], name, topic, access, phones }: New): Id {
  if (name !== undefined || topic || access === "open" || phones) {
    throw new Refusal("not_for_this_kind");
  }
  const [person] = people;
  if (person === undefined || people.length > 1) {
    throw new Refusal("malformed", {
      issues: [{ path: "people", expected: "exactly one person" }],
    });
  }
  return person;
}

async function createNamed(parts: Parts, asker: Id, asked: New): Promise<Opened> {
  const { name } = asked;
  if (name === undefined) {
    throw new Refusal("malformed", { issues: [{ path: "name", expected: "a name" }] });
  }
  const people = [...new Set(asked.people)].filter((person) => person !== asker);
  await parts.limits.spend("conversation.create", asker);
  for (const _ of people) await parts.limits.spend("conversation.invite", asker);

  return withFreeName(parts, name, async (tx) => {
    const news = await write(tx, asker, { ...asked, name, people }, parts.now());
    return { answer: { id: news.conversation, isNew: true }, news };
  });
}

const ATTEMPTS = 3;

/** Of many who want one name at once, one gets it and the others are told. */
async function withFreeName<T>(
  parts: Parts,
  name: string,
  work: (tx: Tx) => Promise<{ answer: T; news: News }>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await announced(parts, work);
    } catch (error) {
      if (!sawConflict(error)) throw error;
      if (await findNamed(parts.database.db, foldName(name))) throw new Refusal("name_taken");
      // It was the id that two had drawn alike, or the name is free again.
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

async function write(
  tx: Tx,
  asker: Id,
  { kind, name, topic = "", access, phones = false, people }: New & { name: string; people: Id[] },
  at: number,
): Promise<News> {
  await checkRoom(tx, asker);
  const conversation = await insertConversation(tx, {
    id: newId(at),
    kind,
    name,
    name_key: foldName(name),
    direct_key: null,
    topic,
    access: access ?? (kind === "channel" ? "open" : "invited"),
    phones: phones ? 1 : 0,
    sealed: 0,
    lasting: kind === "channel" ? 1 : 0,
    last_at: at,
    created_at: at,
  });
  const { id } = conversation;
  const owner = await insertMembership(tx, {
    conversation_id: id,
    person_id: asker,
    state: "joined",
    role: "owner",
    joined_seq: 0,
    read_seq: 0,
    from_id: null,
    created_at: at,
  });
  const data = { change: "created" as const, name, topic, access: conversation.access, phones };
  const events = [await recordEvent(tx, id, { by: asker, at, data, changes: { gain: 1 } })];
  const memberships = [owner];
  for (const [index, person] of people.entries()) {
    const welcome = await welcomeOf(tx, asker, person).catch((error: unknown) => {
      throw error instanceof Refusal ? unknownAt(index) : error;
    });
    const brought = await bringIn(tx, conversation, person, welcome, { inviter: asker, at });
    events.push(brought.event);
    memberships.push(brought.membership);
  }
  return { conversation: id, events, ...showing(conversation, memberships) };
}

function unknownAt(index: number): Refusal {
  const issues = [{ path: `people.${index}`, expected: "somebody who can be invited" }];
  return new Refusal("not_found", { issues });
}
