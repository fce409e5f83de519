// Single changes of the state, other than numbered events. Pure.
import type { File, Id, Me, Message, Person, Sent } from "@parley/protocol";
import { newer } from "./events.ts";
import {
  withConversation,
  withPeople,
  type ConversationState,
  type OutboxItem,
  type State,
} from "./state.ts";
import { mergedMessages, messageAt } from "./stretch.ts";
import { asPerson, withRead } from "./sync.ts";

export function withoutConversation(state: State, id: Id): State {
  if (!state.conversations.has(id)) return state;
  const conversations = new Map(state.conversations);
  conversations.delete(id);
  return { ...state, conversations };
}

export function withReadAt(state: State, id: Id, readSeq: number, mentions: number): State {
  return withConversation(state, id, (conversation) => ({
    ...conversation,
    info: withRead(conversation.info, readSeq, mentions),
  }));
}

/** Somebody under a new name, wherever they are named. */
export function withPerson(state: State, person: Person): State {
  const next = withPeople(state, [person]);
  if (next === state) return state;
  const conversations = new Map(
    [...state.conversations].map(([id, conversation]) => [id, naming(conversation, person)]),
  );
  return { ...next, conversations };
}

function naming(conversation: ConversationState, person: Person): ConversationState {
  const { info, members } = conversation;
  const isOther = info.with?.id === person.id;
  const isMember = members?.some((member) => member.person.id === person.id) ?? false;
  if (!isOther && !isMember) return conversation;
  return {
    ...conversation,
    info: isOther ? { ...info, with: person } : info,
    members:
      members?.map((member) => (member.person.id === person.id ? { ...member, person } : member)) ??
      null,
  };
}

export function withMe(state: State, me: Me): State {
  return withPerson({ ...state, me }, asPerson(me));
}

/** A message as a reply gave it. Its event will come too, and finds it done. */
export function withMessage(state: State, message: Message): State {
  return withConversation(state, message.conversation, (conversation) => {
    const { timeline, last } = conversation;
    const messages = messageAt(timeline, message.seq)
      ? mergedMessages(timeline.messages, [message])
      : timeline.messages;
    return {
      ...conversation,
      timeline: { ...timeline, messages },
      last: last?.seq === message.seq ? newer(last, message) : last,
    };
  });
}

/**
 * A message of the outbox that the server has taken. It moves from the outbox to the end of the
 * timeline in one step, so that nobody sees it twice or not at all. While messages before it are
 * missing here it stays where it is: the same state is answered, and its event will bring it.
 */
export function withSent(
  state: State,
  item: OutboxItem,
  { seq, at }: Sent,
  lane: Message["lane"],
): State {
  const conversation = state.conversations.get(item.conversation);
  const without = { ...state, outbox: state.outbox.filter(({ cid }) => cid !== item.cid) };
  if (!conversation?.timeline.atEnd || !state.me) return without;
  const { info, timeline } = conversation;
  const last = timeline.messages.at(-1)?.seq ?? info.lastSeq;
  if (seq <= last) return without;
  if (seq > last + 1) return state;

  const message: Message = {
    conversation: item.conversation,
    seq,
    // Below any number an event can have, so that the event replaces it.
    ver: 0,
    sender: state.me.id,
    at,
    body: item.body,
    lane,
    cid: item.cid,
    ...(item.replyTo === undefined ? {} : { replyTo: item.replyTo }),
    ...(item.files === undefined ? {} : { files: [...item.files] }),
  };
  return withConversation(without, item.conversation, (now) => ({
    ...now,
    info: withRead(
      { ...info, lastSeq: Math.max(info.lastSeq, seq), lastAt: at },
      Math.max(info.me.readSeq, seq),
      0,
    ),
    last: newer(now.last, message),
    timeline: { ...timeline, messages: [...timeline.messages, message] },
  }));
}

/** A message to send, among the others by when it was written; instead of itself as it was. */
export function withItem(state: State, item: OutboxItem): State {
  if (isInHistory(state, item)) return state;
  const others = state.outbox.filter(({ cid }) => cid !== item.cid);
  const later = others.findIndex(({ at }) => at > item.at);
  const outbox = others.toSpliced(later < 0 ? others.length : later, 0, item);
  return { ...state, outbox };
}

export function withoutItem(state: State, cid: string): State {
  const outbox = state.outbox.filter((item) => item.cid !== cid);
  return outbox.length === state.outbox.length ? state : { ...state, outbox };
}

// Another tab may speak of it later than the server.
function isInHistory({ conversations, me }: State, { conversation, cid }: OutboxItem): boolean {
  const messages = conversations.get(conversation)?.timeline.messages ?? [];
  return messages.some((message) => message.cid === cid && message.sender === me?.id);
}

/** The files of a draft; none are forgotten. */
export function withDraftFiles(state: State, id: Id, files: readonly File[]): State {
  if (files.length === 0 && !state.draftFiles.has(id)) return state;
  const draftFiles = new Map(state.draftFiles);
  if (files.length === 0) draftFiles.delete(id);
  else draftFiles.set(id, files);
  return { ...state, draftFiles };
}

/** A draft; an empty one is forgotten. */
export function withDraft(state: State, id: Id, text: string): State {
  if ((state.drafts.get(id) ?? "") === text) return state;
  const drafts = new Map(state.drafts);
  if (text === "") drafts.delete(id);
  else drafts.set(id, text);
  return { ...state, drafts };
}
