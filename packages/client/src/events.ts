// Applies numbered changes to one conversation. Pure: nothing here knows of time or the network.
import type { Event, Id, Member, Message, MyConversation } from "@parley/protocol";
import type { ConversationState, Happening } from "./state.ts";
import { isMessage, messageAt, messagesOf, withArrivals } from "./stretch.ts";

export interface CaughtUp {
  conversation: ConversationState;
  applied: readonly Event[];
}

export interface Received extends CaughtUp {
  /** Those that cannot be applied yet: something before them is missing. */
  ahead: readonly Event[];
}

/** Live events in any order, with any repeated: each is applied once, and none before its turn. */
export function receive(
  conversation: ConversationState,
  events: readonly Event[],
  me: Id | null,
): Received {
  const applied: Event[] = [];
  const ahead: Event[] = [];
  let { ver } = conversation;
  for (const event of [...events].sort(byVer)) {
    if (event.ver === ver + 1) {
      applied.push(event);
      ver++;
    } else if (event.ver > ver && event.ver !== ahead.at(-1)?.ver) ahead.push(event);
  }
  return { conversation: withEvents(conversation, applied, ver, me), applied, ahead };
}

/**
 * Everything that changed between the cursor and `ver`. A message that changed several times is
 * in it once, under its last number, so there may be gaps between the numbers.
 */
export function catchUp(
  conversation: ConversationState,
  events: readonly Event[],
  ver: number,
  me: Id | null,
): CaughtUp {
  if (ver <= conversation.ver) return { conversation, applied: [] };
  const applied = events.filter((event) => event.ver > conversation.ver).sort(byVer);
  return { conversation: withEvents(conversation, applied, ver, me), applied };
}

const byVer = (a: Event, b: Event): number => a.ver - b.ver;
const bySeq = (a: Message, b: Message): number => a.seq - b.seq;

function withEvents(
  conversation: ConversationState,
  events: readonly Event[],
  ver: number,
  me: Id | null,
): ConversationState {
  if (ver === conversation.ver) return conversation;
  const messages = messagesOf(events).sort(bySeq);
  const senders = new Set(messages.map(({ sender }) => sender));
  const { typing } = conversation;
  return {
    ...conversation,
    info: withMessages(withHappenings(conversation.info, events, me), conversation, messages, me),
    ver,
    last: newer(conversation.last, messages.at(-1)),
    timeline: withArrivals(conversation.timeline, events),
    members: events.reduce(withMembership, conversation.members),
    // Whoever has just written has stopped typing.
    typing: typing.some((id) => senders.has(id)) ? typing.filter((id) => !senders.has(id)) : typing,
  };
}

/** Of two messages the one further on, or the later version of the same. */
export function newer(known: Message | null, given: Message | undefined): Message | null {
  if (!known || !given) return given ?? known;
  if (given.seq !== known.seq) return given.seq > known.seq ? given : known;
  return given.ver >= known.ver ? given : known;
}

function withHappenings(
  info: MyConversation,
  events: readonly Event[],
  me: Id | null,
): MyConversation {
  let next = info;
  for (const event of events) {
    next = { ...next, lastVer: Math.max(next.lastVer, event.ver) };
    if (!isMessage(event)) next = withHappening(next, event, me);
  }
  return next;
}

function withHappening(info: MyConversation, event: Happening, me: Id | null): MyConversation {
  if ("conversation" in event) {
    const { name, topic, access, phones = info.phones } = event.conversation;
    return { ...info, name, topic, access, phones };
  }
  const { person, role, members } = event.membership;
  // My state comes by notice, with what it lets me see.
  return { ...info, members, me: person.id === me ? { ...info.me, role } : info.me };
}

function withMessages(
  info: MyConversation,
  { timeline }: ConversationState,
  messages: readonly Message[],
  me: Id | null,
): MyConversation {
  let { lastSeq, lastAt } = info;
  let { readSeq, mentions } = info.me;
  const earlier = new Map<number, Message>();
  for (const message of messages) {
    const isNew = message.seq > lastSeq;
    if (isNew) ({ seq: lastSeq, at: lastAt } = message);
    if (isNew && message.sender === me) {
      // Who writes has read.
      readSeq = Math.max(readSeq, message.seq);
      mentions = 0;
    } else if (message.seq > readSeq) {
      const before = earlier.get(message.seq) ?? messageAt(timeline, message.seq);
      if (isNew || before) mentions += mentioned(message, me) - mentioned(before, me);
    }
    earlier.set(message.seq, message);
  }
  mentions = Math.max(0, mentions);
  return { ...info, lastSeq, lastAt, me: { ...info.me, readSeq, mentions } };
}

/** 1 when it mentions me, to be added and taken off. */
function mentioned(message: Message | undefined, me: Id | null): number {
  return me !== null && message?.mentions?.includes(me) ? 1 : 0;
}

export function withMembership(
  members: readonly Member[] | null,
  event: Event,
): readonly Member[] | null {
  if (!members || isMessage(event)) return members;
  if ("conversation" in event) return withPhones(members, event.conversation.phones);
  const { person, role, state, change } = event.membership;
  const known = members.find((member) => member.person.id === person.id);
  if (!state) return known ? members.filter((member) => member !== known) : members;
  const since = known && change !== "joined" ? known.since : event.at;
  const byText = known?.byText ?? person.kind === "phone";
  const next = { person, role, state, since, byText };
  return known ? members.map((member) => (member === known ? next : member)) : [...members, next];
}

/** Where no phones may take part, nobody does by text. */
function withPhones(members: readonly Member[], phones: boolean | undefined): readonly Member[] {
  if (phones !== false || !members.some(({ byText }) => byText)) return members;
  return members.map((member) => (member.byText ? { ...member, byText: false } : member));
}
