// A conversation as it is kept between runs, and the state as it begins from what was kept.
import type { Id } from "@parley/protocol";
import { byLastAt } from "../select.ts";
import { emptyState, type ConversationState, type State } from "../state.ts";
import { emptyTimeline, happeningsSince } from "../stretch.ts";
import type { Stored, StoredConversation } from "./storage.ts";

/** Conversations that are kept with a screenful of history, by what happened last. */
const recent = 50;
const keptOfRecent = 100;
const keptOfOthers = 20;

export interface Restored {
  state: State;
  unsentReads: ReadonlyMap<Id, number>;
  /** Conversations whose record is longer than it has to be by now. */
  overlong: ReadonlySet<Id>;
  /** Records of another epoch. */
  stale: readonly Id[];
}

export function restored(stored: Stored): Restored {
  const { head, conversations, people, outbox, drafts, draftFiles } = stored;
  const all = [...conversations.values()];
  const records = all.filter(({ epoch }) => epoch === head.epoch);
  const stale = all.filter(({ epoch }) => epoch !== head.epoch).map(({ info }) => info.id);
  const unsentReads = new Map<Id, number>();
  for (const { info, unsentRead } of records)
    if (unsentRead !== undefined) unsentReads.set(info.id, unsentRead);

  const overlong = new Set<Id>();
  const held = records.map(conversationFrom).sort(byLastAt);
  const kept = held.map((conversation, rank): [Id, ConversationState] => {
    const { info, timeline } = conversation;
    if (timeline.messages.length <= keptAt(rank)) return [info.id, conversation];
    overlong.add(info.id);
    const messages = timeline.messages.slice(-keptAt(rank));
    return [info.id, { ...conversation, timeline: { ...timeline, messages, atStart: false } }];
  });
  const state: State = {
    ...emptyState,
    ...head,
    people,
    drafts,
    draftFiles,
    conversations: new Map(kept),
    outbox: [...outbox.values()].sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
  return { state, unsentReads, overlong, stale };
}

/** How many messages are kept of each of these conversations. */
export function keptOf(
  saved: ReadonlyMap<Id, { conversation: ConversationState }>,
): (id: Id) => number {
  const ranked = [...saved.values()].map(({ conversation }) => conversation).sort(byLastAt);
  const ranks = new Map(ranked.map(({ info }, rank) => [info.id, rank]));
  return (id) => keptAt(ranks.get(id) ?? recent);
}

const keptAt = (rank: number): number => (rank < recent ? keptOfRecent : keptOfOthers);

export function recordOf(
  conversation: ConversationState,
  most: number,
  epoch: string | null,
  unsentRead: number | undefined,
): StoredConversation {
  const { info, ver, timeline } = conversation;
  const messages = newestMessages(conversation, most);
  const first = messages[0]?.seq ?? 0;
  return {
    epoch,
    info,
    ver,
    messages,
    events: timeline.atEnd ? happeningsSince(timeline.events, first) : [],
    atStart: timeline.atEnd && timeline.atStart && messages.length === timeline.messages.length,
    atEnd: timeline.atEnd,
    ...(unsentRead === undefined ? {} : { unsentRead }),
  };
}

function newestMessages({ timeline, last }: ConversationState, most: number) {
  // Of a stretch of the past only the cursor is of use later, and what to show in the list.
  if (!timeline.atEnd) return last ? [last] : [];
  return timeline.messages.length > most ? timeline.messages.slice(-most) : timeline.messages;
}

function conversationFrom(record: StoredConversation): ConversationState {
  const { info, ver, messages, events, atStart, atEnd } = record;
  const last = messages.at(-1) ?? null;
  const timeline = atEnd
    ? { ...emptyTimeline(), messages, events, atStart, atEnd }
    : emptyTimeline();
  return { info, ver, last, timeline, members: null, typing: [] };
}
