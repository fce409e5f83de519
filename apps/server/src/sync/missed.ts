import { limits, type CommandAnswer, type Event, type Id, type Person } from "@parley/protocol";
import type { EncodedEvent } from "../bus/bus.ts";
import { loadReadable } from "../conversations/load.ts";
import { eventsAfter, headsOf, presentEvents } from "../conversations/log.ts";
import type { Parts } from "../parts.ts";
import { messageEvent, messagesChangedAfter, newestMessages } from "../messages/history.ts";
import { loadPeople } from "../people/load.ts";

export interface Missed {
  events: Event[];
  limited: boolean;
}

/** A fresh window after too long an absence: this many messages, and what happened among them. */
const WINDOW_MESSAGES = 30;
const WINDOW_EVENTS = limits.eventsPerCatchUp - WINDOW_MESSAGES;

/**
 * What changed in a conversation after `ver` and up to `head` at least. When it is more than fits, `limited`: the newest
 * messages instead, an unbroken stretch up to the last.
 */
export async function missedAfter(
  parts: Parts,
  conversation: Id,
  ver: number,
  head: number,
): Promise<Missed> {
  const recent = parts.realtime.rings.after(conversation, ver);
  // What is committed reaches the ring a moment later: it must not be passed over for that.
  const isWhole = recent && (recent.at(-1)?.ver ?? ver) >= head;
  if (isWhole && recent.length <= limits.eventsPerCatchUp) {
    return {
      events: latestOfEach(recent.map(({ json }) => JSON.parse(json) as Event)),
      limited: false,
    };
  }
  const { db } = parts.database;
  const most = limits.eventsPerCatchUp + 1;
  const [messages, happenings] = await Promise.all([
    messagesChangedAfter(db, conversation, ver, most),
    eventsAfter(db, conversation, ver, most),
  ]);
  if (messages.length + happenings.length > limits.eventsPerCatchUp)
    return window(parts, conversation);
  const events: Event[] = [...messages.map(messageEvent), ...(await presentEvents(db, happenings))];
  return { events: events.toSorted((a, b) => a.ver - b.ver), limited: false };
}

// What has since been edited or deleted is told as it is now: the ring remembers what it was.
function latestOfEach(events: Event[]): Event[] {
  const latest = new Map<number, Event>();
  for (const event of events) if ("message" in event) latest.set(event.message.seq, event);
  return events.filter((event) => !("message" in event) || latest.get(event.message.seq) === event);
}

async function window({ database: { db } }: Parts, conversation: Id): Promise<Missed> {
  const messages = await newestMessages(db, conversation, WINDOW_MESSAGES);
  const newest = await eventsAfter(db, conversation, 0, WINDOW_EVENTS);
  const first = messages[0]?.seq ?? 0;
  const among = newest.filter((event) => event.seq >= first);
  const events: Event[] = [...messages.map(messageEvent), ...(await presentEvents(db, among))];
  return { events: events.toSorted((a, b) => a.ver - b.ver), limited: true };
}

/** The answer to `difference`. The head is read first: what is committed meanwhile arrives live. */
export async function difference(
  parts: Parts,
  person: Id,
  conversationId: Id,
  ver: number,
): Promise<CommandAnswer<"difference">> {
  const { db } = parts.database;
  const { conversation } = await loadReadable(db, person, conversationId);
  const head = conversation.last_ver;
  if (ver >= head) return { events: [], limited: false, ver: head, people: [] };
  const { events, limited } = await missedAfter(parts, conversationId, ver, head);
  return { events, limited, ver: head, people: await peopleIn(parts, events) };
}

/** Who must be known to show the events. */
export function peopleIn({ database: { db } }: Parts, events: Event[]): Promise<Person[]> {
  return loadPeople(
    db,
    new Set(events.map((event) => ("message" in event ? event.message.sender : event.by))),
  );
}

/**
 * Finds what the bus lost: a gap shows itself with the next event, but a lost last one is silent.
 * Compares what this node has seen of its members' conversations with the database.
 */
export async function findMissed(parts: Parts, conversations: Id[]): Promise<void> {
  const { rings } = parts.realtime;
  for (const [conversation, head] of await headsOf(parts.database.db, conversations)) {
    const seen = rings.head(conversation);
    if (seen === null) rings.startAt(conversation, head);
    if (seen === null || head <= seen) continue;
    const { events } = await missedAfter(parts, conversation, seen, head);
    const encoded = events.map((event): EncodedEvent => ({
      ver: event.ver,
      json: JSON.stringify(event),
    }));
    parts.realtime.deliverFound(conversation, encoded);
  }
}
