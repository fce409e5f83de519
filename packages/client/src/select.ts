import type { Id, Message } from "@parley/protocol";
import type { ConversationState, Happening, OutboxItem, State, Timeline } from "./state.ts";

export type TimelineItem =
  | { kind: "message"; key: string; message: Message; status: "sent" }
  | { kind: "pending"; key: string; item: OutboxItem }
  | { kind: "event"; key: string; event: Happening };

/** Messages after the read cursor; none while a request waits for its answer. */
export function unreadOf({ info }: ConversationState): number {
  if (info.me.state === "requested") return 0;
  return Math.max(0, info.lastSeq - info.me.readSeq);
}

/**
 * Messages, events and what is still being sent, in the order to draw them. The same array as
 * before while nothing in it has changed; a message keeps the key it had while it was sending.
 */
export function timelineOf(state: State, conversation: Id): readonly TimelineItem[] {
  const timeline = state.conversations.get(conversation)?.timeline;
  const me = state.me?.id;
  const pending = pendingIn(state, conversation, timeline);
  const earlier = drawnFrom(timeline?.messages ?? state.outbox);
  const known = earlier.get(conversation);
  if (
    known &&
    known.me === me &&
    known.events === timeline?.events &&
    isSame(known.pending, pending)
  )
    return known.items;

  const items = [...(timeline ? history(timeline, me) : []), ...pending.map(asPending)];
  earlier.set(conversation, { me, events: timeline?.events, pending, items });
  return items;
}

/** `joined` by what happened last; `requested` waits for an answer, the newest first too. */
export interface ConversationList {
  joined: ConversationState[];
  requested: ConversationState[];
}

export function conversationList({ conversations }: State): ConversationList {
  let list = lists.get(conversations);
  if (!list) {
    const all = [...conversations.values()].sort(byLastAt);
    list = {
      joined: all.filter(({ info }) => info.me.state === "joined"),
      requested: all.filter(({ info }) => info.me.state === "requested"),
    };
    lists.set(conversations, list);
  }
  return list;
}

const lists = new WeakMap<State["conversations"], ConversationList>();

/** The newest first. Times are ISO 8601 in UTC, so they compare as text. */
export function byLastAt(a: ConversationState, b: ConversationState): number {
  if (a.info.lastAt !== b.info.lastAt) return a.info.lastAt < b.info.lastAt ? 1 : -1;
  return b.info.id - a.info.id;
}

interface Drawn {
  me: Id | undefined;
  events: readonly Happening[] | undefined;
  pending: readonly OutboxItem[];
  items: readonly TimelineItem[];
}

const drawn = new WeakMap<object, Map<Id, Drawn>>();

function drawnFrom(source: object): Map<Id, Drawn> {
  const known = drawn.get(source) ?? new Map<Id, Drawn>();
  drawn.set(source, known);
  return known;
}

// What is being sent stands after the newest message, so a stretch of the past does not show it.
function pendingIn(state: State, conversation: Id, timeline: Timeline | undefined): OutboxItem[] {
  if (timeline && !timeline.atEnd && timeline.messages.length > 0) return [];
  return state.outbox.filter((item) => item.conversation === conversation);
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function history({ messages, events }: Timeline, me: Id | undefined): TimelineItem[] {
  const items: TimelineItem[] = [];
  let next = 0;
  const eventsBefore = (seq: number): void => {
    for (let event = events[next]; event && event.seq < seq; event = events[++next])
      items.push({ kind: "event", key: `event ${event.ver}`, event });
  };
  for (const message of messages) {
    eventsBefore(message.seq);
    items.push(itemOf(message, me));
  }
  eventsBefore(Infinity);
  return items;
}

/** The same one for a message that has not changed, so that a long history costs little each time it grows. */
function itemOf(message: Message, me: Id | undefined): TimelineItem {
  const known = made.get(message);
  if (known && known.me === me) return known.item;
  const key = keyOf(message, me);
  const item: TimelineItem = { kind: "message", key, message, status: "sent" };
  made.set(message, { me, item });
  return item;
}

const made = new WeakMap<Message, { me: Id | undefined; item: TimelineItem }>();

// Only one's own cid is a key: somebody else could have sent theirs twice.
function keyOf({ cid, sender, seq }: Message, me: Id | undefined): string {
  return cid !== null && sender === me ? cid : `message ${seq}`;
}

function asPending(item: OutboxItem): TimelineItem {
  return { kind: "pending", key: item.cid, item };
}
