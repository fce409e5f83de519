// What the server says of conversations, put into the state. Pure.
import type { Event, Id, MyConversation, Person, Sync, SyncEntry } from "@parley/protocol";
import { catchUp, newer } from "./events.ts";
import { emptyState, withPeople, type ConversationState, type State } from "./state.ts";
import { messagesOf, newestOf, newestStretch } from "./stretch.ts";

/** Read cursors moved here that the server has not confirmed. */
export type UnsentReads = ReadonlyMap<Id, number>;

export interface Synced {
  state: State;
  /** Conversations whose history begins anew here: what was loaded of it is gone. */
  restarted: Id[];
}

/** The answer to connecting: what changed since the cursors, or everything under a new epoch. */
export function applySync(state: State, sync: Sync, unsent: UnsentReads): Synced {
  const start = startFor(state, sync);
  const conversations = new Map(start.conversations);
  for (const id of sync.gone) conversations.delete(id);
  const { epoch, me, fileMaxBytes } = sync;
  const base = { ...start, epoch, me, fileMaxBytes, conversations };
  const known = withPeople(base, [asPerson(me), ...sync.people]);
  return withEntries(known, sync.conversations, unsent, true);
}

/** A conversation as it is now, with `events` answering the cursor that is held of it. */
export function applyEntry(state: State, entry: SyncEntry, unsent: UnsentReads): Synced {
  return withEntries(state, [entry], unsent, true);
}

/**
 * A conversation that appeared, or my side of one. It was written without knowing this client's
 * cursor, so of a conversation that is held it changes nothing that is numbered.
 */
export function applyNotice(state: State, entry: SyncEntry, unsent: UnsentReads): Synced {
  return withEntries(state, [entry], unsent, false);
}

/** Puts a conversation in after `events` were applied to it, with whom and what they brought. */
export function withApplied(
  state: State,
  conversation: ConversationState,
  events: readonly Event[],
): State {
  const conversations = new Map(state.conversations).set(conversation.info.id, conversation);
  return withoutArrived(withPeople({ ...state, conversations }, peopleIn(events)), events);
}

/** What is kept when the server answers: nothing of another person, only one's own words of another epoch. */
function startFor(state: State, { epoch, me }: Sync): State {
  const { connection, outbox, drafts } = state;
  if (state.me && state.me.id !== me.id) return { ...emptyState, connection };
  if (state.epoch !== null && state.epoch !== epoch)
    return { ...emptyState, connection, outbox, drafts };
  return state;
}

function withEntries(
  state: State,
  entries: readonly SyncEntry[],
  unsent: UnsentReads,
  answersCursor: boolean,
): Synced {
  const me = state.me?.id ?? null;
  const conversations = new Map(state.conversations);
  const restarted: Id[] = [];
  for (const given of entries) {
    const id = given.conversation;
    const entry = withUnsentRead(given, unsent.get(id));
    const known = conversations.get(id);
    if (!known || seesMore(known, entry) || (answersCursor && isHole(known, entry))) {
      restarted.push(id);
      conversations.set(id, begun(entry, known));
    } else
      conversations.set(id, answersCursor ? caughtUp(known, entry, me) : withMySide(known, entry));
  }
  const events = entries.flatMap((entry) => entry.events);
  const people = entries.flatMap(({ info }) => (info.with ? [info.with] : []));
  const next = withPeople({ ...state, conversations }, [...people, ...peopleIn(events)]);
  return { state: withoutArrived(next, events), restarted };
}

// An invitation shows nothing of what is said; somebody's direct message can be read before it is answered.
function seesMore({ info: { me } }: ConversationState, { info }: SyncEntry): boolean {
  return me.state === "requested" && info.me.state === "joined" && info.kind !== "direct";
}

function isHole(known: ConversationState, { limited, ver }: SyncEntry): boolean {
  return limited && ver > known.ver;
}

function begun(
  { info, events, limited, ver }: SyncEntry,
  known: ConversationState | undefined,
): ConversationState {
  const timeline = newestStretch(events, info.lastSeq, limited);
  const last = newer(known?.last ?? null, newestOf(events, info.lastSeq));
  return { info, ver, last, timeline, members: null, typing: known?.typing ?? [] };
}

function caughtUp(known: ConversationState, entry: SyncEntry, me: Id | null): ConversationState {
  // Live events overtook it: what they brought is newer.
  if (entry.ver < known.ver) return withMySide(known, entry);
  const next = catchUp(known, entry.events, entry.ver, me).conversation;
  // One's own message may stand here before its event has come.
  const isAhead = next.info.lastSeq > entry.info.lastSeq;
  return { ...next, info: isAhead ? withMySide(next, entry).info : entry.info };
}

function withMySide(known: ConversationState, { info }: SyncEntry): ConversationState {
  const { name, topic, access, members, lastSeq, lastVer, lastAt } = known.info;
  const numbered = { name, topic, access, members, lastSeq, lastVer, lastAt };
  return { ...known, info: { ...info, ...numbered } };
}

function withUnsentRead(entry: SyncEntry, unsent: number | undefined): SyncEntry {
  const { info } = entry;
  const readSeq = Math.max(entry.readSeq, unsent ?? 0);
  const mentions = readSeq >= info.lastSeq ? 0 : info.me.mentions;
  return { ...entry, info: withRead(info, readSeq, mentions) };
}

export function withRead(info: MyConversation, readSeq: number, mentions: number): MyConversation {
  return { ...info, me: { ...info.me, readSeq, mentions } };
}

/** Without those waiting to be sent that have arrived, by whichever way. */
function withoutArrived(state: State, events: readonly Event[]): State {
  if (state.outbox.length === 0) return state;
  const mine = messagesOf(events).filter(({ sender }) => sender === state.me?.id);
  const arrived = new Set(mine.map(({ cid }) => cid));
  if (!state.outbox.some(({ cid }) => arrived.has(cid))) return state;
  return { ...state, outbox: state.outbox.filter(({ cid }) => !arrived.has(cid)) };
}

function peopleIn(events: readonly Event[]): Person[] {
  return events.flatMap((event) => ("membership" in event ? [event.membership.person] : []));
}

/** Oneself, as others see one. */
export function asPerson({ id, kind, username, displayName, role }: Person): Person {
  return { id, kind, username, displayName, role };
}
