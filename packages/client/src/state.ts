import type {
  Block,
  Contact,
  ContactRequest,
  ConversationEvent,
  ErrorCode,
  File,
  Id,
  LedgerSummary,
  Me,
  Member,
  MembershipEvent,
  Message,
  MyConversation,
  Person,
  Session,
} from "@parley/protocol";

/** Everything a face may draw, as one immutable snapshot. */
export interface State {
  connection: ConnectionState;
  epoch: string | null;
  me: Me | null;
  /** The largest file that the server takes; null until it has said so. */
  fileMaxBytes: number | null;
  conversations: ReadonlyMap<Id, ConversationState>;
  people: ReadonlyMap<Id, Person>;
  /** Of the people being watched; empty while there is no connection. */
  presence: ReadonlyMap<Id, "online" | "offline">;
  /** Null until `refreshContacts` has been called. */
  contacts: Contacts | null;
  /** In order of writing. */
  outbox: readonly OutboxItem[];
  drafts: ReadonlyMap<Id, string>;
  /** Uploaded for what is being written, in the order chosen. */
  draftFiles: ReadonlyMap<Id, readonly File[]>;
  /** What became of one's own messages, by conversation and seq: of those followed, kept current. */
  ledgers: ReadonlyMap<Id, ReadonlyMap<number, LedgerSummary>>;
  /** Who last signed in as oneself somewhere else while this looked; another object each time. */
  letIn: LetIn | null;
}

/** A device that is signed in to this account from now on. */
export interface LetIn {
  lane: Session["lane"];
  agent: Session["agent"];
}

export interface ConnectionState {
  /** `away`: waiting to try again at `retryAt`. `too-old`: the server no longer understands this client. */
  phase: "starting" | "connecting" | "online" | "away" | "signed-out" | "too-old";
  /** Milliseconds since 1970, as `Date.now()`. */
  retryAt?: number;
}

export interface Contacts {
  contacts: Contact[];
  requests: ContactRequest[];
  blocks: Block[];
}

export interface ConversationState {
  /** `lastSeq`, `members`, `me.readSeq` and `me.mentions` are kept current. */
  info: MyConversation;
  /** The cursor: every change up to this number has been applied. */
  ver: number;
  /** The newest message known, for previews. */
  last: Message | null;
  timeline: Timeline;
  /** Null until `members` has been called. */
  members: readonly Member[] | null;
  /** Who types now; each expires by itself. */
  typing: readonly Id[];
}

/** Something that happened between the messages. */
export type Happening = MembershipEvent | ConversationEvent;

/** One contiguous stretch of a conversation's history. */
export interface Timeline {
  /** By `seq`, without a gap. */
  messages: readonly Message[];
  /** By `ver`. */
  events: readonly Happening[];
  /** Nothing older exists. */
  atStart: boolean;
  /** Nothing newer exists: what arrives is appended. */
  atEnd: boolean;
  loading: "older" | "newer" | "first" | null;
  error: ErrorCode | "unreachable" | null;
}

export interface OutboxItem {
  cid: string;
  conversation: Id;
  body: string;
  replyTo?: number;
  /** What it carries: uploaded before, so that no bytes are kept here. */
  files?: readonly File[];
  /** ISO 8601, UTC; rises from one item to the next. */
  at: string;
  status: "sending" | "failed";
  /** Why it failed. `unreachable`: it waited so long for a connection that a repeat might double it. */
  error?: ErrorCode | "unreachable";
}

export const emptyState: State = {
  connection: { phase: "starting" },
  epoch: null,
  me: null,
  fileMaxBytes: null,
  conversations: new Map(),
  people: new Map(),
  presence: new Map(),
  contacts: null,
  outbox: [],
  drafts: new Map(),
  draftFiles: new Map(),
  ledgers: new Map(),
  letIn: null,
};

export function withConversation(
  state: State,
  id: Id,
  change: (conversation: ConversationState) => ConversationState,
): State {
  const known = state.conversations.get(id);
  if (!known) return state;
  const next = change(known);
  if (next === known) return state;
  return { ...state, conversations: new Map(state.conversations).set(id, next) };
}

export function withTimeline(
  state: State,
  id: Id,
  change: (timeline: Timeline) => Timeline,
): State {
  return withConversation(state, id, (conversation) => {
    const timeline = change(conversation.timeline);
    return timeline === conversation.timeline ? conversation : { ...conversation, timeline };
  });
}

/** Keeps the object it had for whoever has not changed. */
export function withPeople(state: State, people: readonly Person[]): State {
  const changed = people.filter((person) => !isSamePerson(state.people.get(person.id), person));
  if (changed.length === 0) return state;
  const known = new Map(state.people);
  for (const person of changed) known.set(person.id, person);
  return { ...state, people: known };
}

function isSamePerson(a: Person | undefined, b: Person): boolean {
  return (
    a !== undefined &&
    a.displayName === b.displayName &&
    a.username === b.username &&
    a.kind === b.kind &&
    a.role === b.role
  );
}
