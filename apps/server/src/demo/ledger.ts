import { foldName, mentionsIn, type ConversationEvent, type Role } from "@parley/protocol";
import type { Selectable } from "kysely";
import { newId } from "../database/new-id.ts";
import type { Tables } from "../database/tables.ts";
import type { Person } from "./cast.ts";
import type { Place } from "./places.ts";
import type { Random } from "./random.ts";
import type { Act } from "./story.ts";

type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;
type Reactions = { emoji: string; people: number[] }[];

/** Everything the database holds of one conversation. */
export interface Book {
  conversation: Row<"conversation">;
  memberships: Row<"membership">[];
  messages: Row<"message">[];
  mentions: Row<"mention">[];
  events: Row<"event">[];
}

/** Writes down what happened as the server would have: the same numbers, the same counts. */
export class Ledger {
  readonly #place: Place;
  readonly #conversation: Row<"conversation">;
  readonly #memberships = new Map<number, Row<"membership">>();
  readonly #usernames = new Map<string, number>();
  readonly #messages: Row<"message">[] = [];
  readonly #events: Row<"event">[] = [];

  /** `id` of a conversation that exists already. */
  constructor(place: Place, [first, second]: Person[], beginMs: number, id = newId(beginMs)) {
    this.#place = place;
    const ends = [first!.id, second?.id ?? 0].toSorted((a, b) => a - b);
    this.#conversation = {
      id,
      kind: place.kind,
      name: place.name,
      name_key: place.name === null ? null : foldName(place.name),
      direct_key: place.kind === "direct" ? ends.join(":") : null,
      topic: place.topic,
      access: place.access,
      phones: 0,
      sealed: 0,
      lasting: place.kind === "channel" ? 1 : 0,
      general: place.general ? 1 : 0,
      members: 0,
      last_seq: 0,
      last_ver: 0,
      last_at: beginMs,
      created_at: beginMs,
    };
  }

  record(act: Act): void {
    switch (act.does) {
      case "begin":
        this.#enter(act, "owner");
        this.#recordChange(act, "created");
        break;
      case "join":
        this.#join(act);
        break;
      case "set-topic":
        this.#conversation.topic = act.topic;
        this.#recordChange(act, "topic");
        break;
      case "say":
        this.#say(act);
        break;
      case "edit":
      case "delete":
      case "react":
        this.#change(act, this.#messages[act.message]!);
    }
  }

  /** The whole of it, with everybody having read as far as `random` has them. */
  close(random: Random): Book {
    const memberships = [...this.#memberships.values()];
    for (const membership of memberships) {
      const behind = random.happens(0.55) ? 0 : Math.round(random.next() ** 2 * 40);
      const read = this.#conversation.last_seq - behind;
      membership.read_seq = Math.max(membership.read_seq, read);
    }
    return {
      conversation: this.#conversation,
      memberships,
      messages: this.#messages,
      mentions: this.#messages.flatMap(mentionsOf),
      events: this.#events,
    };
  }

  #enter({ by, at }: Act, role: Role): Row<"membership"> {
    const membership: Row<"membership"> = {
      conversation_id: this.#conversation.id,
      person_id: by.id,
      state: "joined",
      role: this.#place.kind === "direct" ? "member" : role,
      level: "all",
      joined_seq: this.#conversation.last_seq,
      read_seq: this.#conversation.last_seq,
      from_id: null,
      created_at: at,
    };
    this.#memberships.set(by.id, membership);
    this.#usernames.set(by.username, by.id);
    this.#conversation.members++;
    return membership;
  }

  #join(act: Act): void {
    const { role } = this.#enter(act, "member");
    const { members } = this.#conversation;
    this.#recordEvent(act, act.by.id, { change: "joined", role, state: "joined", members });
  }

  #recordChange(act: Act, change: ConversationEvent["conversation"]["change"]): void {
    const { name, topic, access } = this.#conversation;
    this.#recordEvent(act, null, { change, name, topic, access });
  }

  #recordEvent({ by, at }: Act, person: number | null, data: object): void {
    this.#events.push({
      conversation_id: this.#conversation.id,
      ver: ++this.#conversation.last_ver,
      seq: this.#conversation.last_seq,
      at,
      by_id: by.id,
      person_id: person,
      data: JSON.stringify(data),
    });
  }

  #say({ by, at, body, replyTo }: Extract<Act, { does: "say" }>): void {
    const seq = ++this.#conversation.last_seq;
    const mentioned = mentionsIn(body).map(({ username }) => this.#usernames.get(username));
    const mentions = [...new Set(mentioned)].filter((id) => id !== undefined && id !== by.id);
    this.#messages.push({
      conversation_id: this.#conversation.id,
      seq,
      ver: ++this.#conversation.last_ver,
      sender_id: by.id,
      at,
      lane: "web",
      body,
      cid: null,
      reply_to: replyTo === null ? null : replyTo + 1,
      mentions: mentions.length > 0 ? JSON.stringify(mentions) : null,
      reactions: null,
      files: null,
      edited_at: null,
      deleted_at: null,
    });
    this.#conversation.last_at = at;
    this.#memberships.get(by.id)!.read_seq = seq;
  }

  #change(act: Extract<Act, { message: number }>, message: Row<"message">): void {
    if (message.deleted_at !== null) return;
    if (act.does === "react") {
      const before = JSON.parse(message.reactions ?? "[]") as Reactions;
      const own = before.find(({ emoji }) => emoji === act.emoji);
      if (own?.people.includes(act.by.id)) return;
      if (own) own.people.push(act.by.id);
      else before.push({ emoji: act.emoji, people: [act.by.id] });
      message.reactions = JSON.stringify(before);
    } else if (act.does === "edit") {
      message.edited_at = act.at;
    } else {
      const gone = { body: "", mentions: null, reactions: null, reply_to: null };
      Object.assign(message, gone, { deleted_at: act.at });
    }
    message.ver = ++this.#conversation.last_ver;
  }
}

function mentionsOf({ conversation_id, seq, at, mentions }: Row<"message">): Row<"mention">[] {
  const people = JSON.parse(mentions ?? "[]") as number[];
  return people.map((person_id) => ({ person_id, conversation_id, seq, at }));
}
