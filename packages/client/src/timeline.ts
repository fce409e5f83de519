import { limits, type Event, type Id, type Page } from "@parley/protocol";
import { codeOf } from "./api.ts";
import { newer } from "./events.ts";
import type { Parts } from "./parts.ts";
import {
  withConversation,
  withPeople,
  withTimeline,
  type ConversationState,
  type State,
  type Timeline,
} from "./state.ts";
import { patiently } from "./patiently.ts";
import { fewestMessages, happeningsSince, messageAt, withArrivals, withPage } from "./stretch.ts";

/** Loads history, page by page, into the stretch that is held of each conversation. */
export interface Timelines {
  open: (conversation: Id, around?: number) => Promise<void>;
  loadOlder: (conversation: Id) => Promise<void>;
  loadNewer: (conversation: Id) => Promise<void>;
  loadNewest: (conversation: Id) => Promise<void>;
  /** Live events were applied. */
  applied: (conversation: Id, events: readonly Event[]) => void;
  /** What was loaded of these is gone. */
  restarted: (conversations: readonly Id[]) => void;
  /** There is a connection again. */
  resume: () => void;
}

export interface TimelineParts extends Parts {
  discover: (conversation: Id) => Promise<void>;
}

/** Of those opened, how many are kept full without being opened again. */
const mostOpened = 3;
/** A conversation that nobody looks at keeps about this many messages. */
const keptUnseen = 200;

interface Load {
  wanted: string;
  /** What arrived while the page was on its way, which may not be in it. */
  seen: Event[];
  done: Promise<void>;
}

interface Wanted {
  place: "older" | "newer" | "instead";
  query: { before?: number; after?: number; around?: number };
}

export function createTimelines(parts: TimelineParts): Timelines {
  const { store, api, clock } = parts;
  const loads = new Map<Id, Load>();
  /** In the order they were opened, the latest last. */
  let opened: Id[] = [];
  return { open, loadOlder, loadNewer, loadNewest, applied, restarted, resume };

  async function open(id: Id, around?: number): Promise<void> {
    opened = [...opened.filter((other) => other !== id).slice(1 - mostOpened), id];
    if (!store.get().conversations.has(id)) await parts.discover(id);
    const timeline = timelineOf(id);
    if (!timeline) return;
    if (around !== undefined) {
      if (!messageAt(timeline, around)) await begin(id, { place: "instead", query: { around } });
    } else if (!timeline.atEnd) await begin(id, { place: "instead", query: {} });
    else if (timeline.messages.length < fewestMessages) await loadOlder(id);
  }

  async function loadOlder(id: Id): Promise<void> {
    const timeline = timelineOf(id);
    if (!timeline || timeline.atStart) return;
    const before = timeline.messages[0]?.seq;
    if (before === undefined) await loadOnce(id, { place: "instead", query: {} });
    else await loadOnce(id, { place: "older", query: { before } });
  }

  async function loadNewer(id: Id): Promise<void> {
    const timeline = timelineOf(id);
    if (!timeline || timeline.atEnd) return;
    const after = timeline.messages.at(-1)?.seq;
    if (after === undefined) await loadOnce(id, { place: "instead", query: {} });
    else await loadOnce(id, { place: "newer", query: { after } });
  }

  async function loadNewest(id: Id): Promise<void> {
    if (timelineOf(id)?.atEnd === false) await begin(id, { place: "instead", query: {} });
  }

  function applied(id: Id, events: readonly Event[]): void {
    loads.get(id)?.seen.push(...events);
    if (!opened.includes(id)) change(id, trimmed);
  }

  function restarted(ids: readonly Id[]): void {
    for (const id of ids) {
      // A page asked for before may lack changes that were skipped since.
      loads.delete(id);
      if (opened.includes(id)) quietly(open(id));
    }
  }

  function resume(): void {
    for (const id of opened.filter((each) => timelineOf(each)?.error === "unreachable")) {
      change(id, (now) => ({ ...now, error: null }));
      // Whoever has something to read is not taken elsewhere.
      if (timelineOf(id)?.messages.length === 0) quietly(open(id));
    }
  }

  function timelineOf(id: Id): Timeline | undefined {
    return store.get().conversations.get(id)?.timeline;
  }

  /** Two pages at once of one conversation would not know of each other. */
  function loadOnce(id: Id, wanted: Wanted): Promise<void> {
    return loads.get(id)?.done ?? begin(id, wanted);
  }

  function begin(id: Id, wanted: Wanted): Promise<void> {
    const name = JSON.stringify(wanted);
    const running = loads.get(id);
    if (running?.wanted === name) return running.done;
    const load: Load = { wanted: name, seen: [], done: Promise.resolve() };
    loads.set(id, load);
    load.done = run(id, load, wanted);
    return load.done;
  }

  async function run(id: Id, load: Load, { place, query }: Wanted): Promise<void> {
    const loading = place === "instead" ? "first" : place;
    change(id, (now) => ({ ...now, loading, error: null }));
    const lastSeq = store.get().conversations.get(id)?.info.lastSeq ?? 0;
    const ask = {
      params: { conversation: id },
      query: { ...query, limit: limits.messagesPerPage },
    };
    try {
      const page = await patiently(clock, () => api.call("listMessages", ask));
      if (isOver(id, load)) return;
      store.change((state) => withLoaded(state, id, { page, place, load, lastSeq, query }));
    } catch (error) {
      if (isOver(id, load)) return;
      const code = codeOf(error);
      change(id, (now) => ({ ...now, loading: null, error: code }));
    }
  }

  /** True when another load took its place. */
  function isOver(id: Id, load: Load): boolean {
    if (loads.get(id) !== load) return true;
    loads.delete(id);
    return false;
  }

  function change(id: Id, next: (timeline: Timeline) => Timeline): void {
    store.change((state) => withTimeline(state, id, next));
  }
}

interface Loaded extends Wanted {
  page: Page;
  load: Load;
  /** Of the newest message, when the page was asked for. */
  lastSeq: number;
}

function withLoaded(state: State, id: Id, loaded: Loaded): State {
  const { page, place, load } = loaded;
  return withConversation(withPeople(state, page.people), id, (conversation) => {
    const held = conversation.timeline;
    const timeline = withArrivals(withPage(held, page, place, endsOf(held, loaded)), load.seen);
    return withNewest({ ...conversation, timeline });
  });
}

function endsOf(held: Timeline, { page, place, query, lastSeq }: Loaded) {
  const isWhole = page.next === undefined;
  const first = page.items[0]?.seq ?? 0;
  const last = page.items.at(-1)?.seq ?? Infinity;
  if (place === "older") return { atStart: isWhole, atEnd: held.atEnd };
  if (place === "newer") return { atStart: held.atStart, atEnd: isWhole };
  // Around a message there is one `next` for two directions.
  if (query.around !== undefined) return { atStart: first <= 1, atEnd: last >= lastSeq };
  return { atStart: isWhole, atEnd: true };
}

function withNewest(conversation: ConversationState): ConversationState {
  const { timeline, last } = conversation;
  return timeline.atEnd
    ? { ...conversation, last: newer(last, timeline.messages.at(-1)) }
    : conversation;
}

function trimmed(timeline: Timeline): Timeline {
  const { messages, events } = timeline;
  if (!timeline.atEnd || messages.length <= keptUnseen * 2) return timeline;
  const kept = messages.slice(-keptUnseen);
  const since = happeningsSince(events, kept[0]!.seq);
  return { ...timeline, messages: kept, events: since, atStart: false };
}

/** Nobody waits for it, and the timeline says what went wrong. */
function quietly(work: Promise<void>): void {
  work.catch(() => {});
}
