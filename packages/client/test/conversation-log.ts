import type {
  Conversation,
  Event,
  Id,
  Message,
  MyConversation,
  Page,
  Person,
  SyncEntry,
} from "@parley/protocol";
import { limits } from "@parley/protocol";

const start = Date.parse("2026-03-01T10:00:00Z");

export function personNamed(id: Id, displayName: string): Person {
  const username = displayName.toLowerCase();
  return { id, kind: "member", username, displayName, role: "person" };
}

/** One conversation as a server keeps it: what is true now, and every event as it was sent. */
export class ConversationLog {
  readonly id: Id;
  readonly #messages: Message[] = [];
  readonly #happenings: Event[] = [];
  readonly #members = new Map<Id, Person>();
  name: string;
  /** Every event in the form it had when it happened. */
  readonly sent: Event[] = [];

  constructor(id: Id, name: string) {
    this.id = id;
    this.name = name;
  }

  get ver(): number {
    return this.sent.length;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  get members(): readonly Person[] {
    return [...this.#members.values()];
  }

  write(sender: Id, body: string, more: Partial<Message> = {}): Message {
    const seq = this.#messages.length + 1;
    return this.#put({
      conversation: this.id,
      seq,
      ver: 0,
      sender,
      at: this.#now(),
      body,
      lane: "web",
      cid: null,
      ...more,
    });
  }

  edit(seq: number, body: string, more: Partial<Message> = {}): Message {
    return this.#put({ ...this.#messages[seq - 1]!, body, editedAt: this.#now(), ...more });
  }

  join(person: Person): void {
    this.#members.set(person.id, person);
    this.#happen({
      ...this.#stand(person.id),
      membership: {
        change: "joined",
        person,
        role: "member",
        state: "joined",
        members: this.#members.size,
      },
    });
  }

  leave(person: Person): void {
    this.#members.delete(person.id);
    this.#happen({
      ...this.#stand(person.id),
      membership: {
        change: "left",
        person,
        role: "member",
        state: null,
        members: this.#members.size,
      },
    });
  }

  rename(name: string, by: Id): void {
    this.name = name;
    this.#happen({
      ...this.#stand(by),
      conversation: { change: "renamed", name, topic: "", access: "open" },
    });
  }

  /** The answer to a cursor: a message that changed twice is in it once, and too much is not in it. */
  since(ver: number, most: number = limits.eventsPerCatchUp) {
    const rows: Event[] = this.#messages.map((message) => ({ ver: message.ver, message }));
    const missed = [...rows, ...this.#happenings]
      .filter((event) => event.ver > ver)
      .sort((a, b) => a.ver - b.ver);
    if (missed.length <= most) return { events: missed, limited: false, ver: this.ver };
    const newest = rows.slice(-Math.ceil(most * 0.6));
    const first = newest[0] && "message" in newest[0] ? newest[0].message.seq : 0;
    const among = this.#happenings.filter((event) => "seq" in event && event.seq >= first);
    const events = [...newest, ...among.slice(-Math.floor(most * 0.4) - 1)];
    return { events: events.sort((a, b) => a.ver - b.ver), limited: true, ver: this.ver };
  }

  page({ before, after, around, limit = 50 }: Record<string, number | undefined>): Page {
    const all = this.#messages;
    const last =
      after === undefined ? Math.min(before ?? Infinity, all.length + 1) - 1 : after + limit;
    const end = around === undefined ? last : around + Math.floor(limit / 2);
    const items = all.slice(Math.max(0, end - limit), Math.max(0, end));
    const first = items[0]?.seq ?? 0;
    const final = items.at(-1)?.seq ?? 0;
    const next = after === undefined ? first : final;
    const isWhole = after === undefined ? first <= 1 : final >= all.length;
    return {
      items: after === undefined ? items : items.filter(({ seq }) => seq > after),
      events: this.#happenings.filter(
        (event) => "seq" in event && event.seq >= (first <= 1 ? 0 : first) && event.seq <= final,
      ) as Page["events"],
      people: [],
      ...(isWhole ? {} : { next }),
    };
  }

  info(me: Id, mine: Partial<MyConversation["me"]> = {}): MyConversation {
    const readSeq = mine.readSeq ?? 0;
    const mentions = this.#messages.filter(
      (message) => message.seq > readSeq && message.mentions?.includes(me),
    ).length;
    return {
      ...this.#conversation(),
      me: {
        state: "joined",
        role: "member",
        level: "all",
        joinedSeq: 0,
        readSeq,
        mentions,
        from: null,
        ...mine,
      },
      with: null,
    };
  }

  entry(me: Id, ver: number, mine: Partial<MyConversation["me"]> = {}): SyncEntry {
    const info = this.info(me, mine);
    return { conversation: this.id, info, readSeq: info.me.readSeq, ...this.since(ver) };
  }

  /** What one who holds nothing of it is told: what it is, and its newest message. */
  fresh(me: Id, mine: Partial<MyConversation["me"]> = {}): SyncEntry {
    const message = this.#messages.at(-1);
    const events = message ? [{ ver: message.ver, message }] : [];
    return { ...this.entry(me, this.ver, mine), events, limited: true };
  }

  #conversation(): Conversation {
    return {
      id: this.id,
      kind: "channel",
      name: this.name,
      topic: "",
      access: "open",
      phones: false,
      sealed: false,
      lasting: true,
      general: false,
      members: this.#members.size,
      lastSeq: this.#messages.length,
      lastVer: this.ver,
      lastAt: this.#messages.at(-1)?.at ?? new Date(start).toISOString(),
      createdAt: new Date(start).toISOString(),
    };
  }

  #put(message: Message): Message {
    const next = { ...message, ver: this.ver + 1 };
    this.#messages[next.seq - 1] = next;
    this.sent.push({ ver: next.ver, message: next });
    return next;
  }

  #happen(event: Event): void {
    this.#happenings.push(event);
    this.sent.push(event);
  }

  #stand(by: Id) {
    return { ver: this.ver + 1, seq: this.#messages.length, at: this.#now(), by };
  }

  #now(): string {
    return new Date(start + this.ver * 1000).toISOString();
  }
}
