import type { ConversationState, Parley, State } from "@parley/client";
import {
  Refusal,
  type File,
  type Id,
  type Message,
  type MyConversation,
  type Person,
} from "@parley/protocol";

export const person = (id: Id, displayName: string, more: Partial<Person> = {}): Person => ({
  id,
  kind: "member",
  username: displayName.toLowerCase(),
  displayName,
  role: "person",
  ...more,
});

export const me = person(1, "Dana");
export const ana = person(2, "Ana");
export const bo = person(3, "Bo");

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();

/** What somebody said, in the order given. */
export type Line = readonly [by: Person, body: string];

export function conversationOf(
  id: Id,
  info: Partial<MyConversation>,
  lines: readonly Line[] = [],
): ConversationState {
  const messages = lines.map(([by, body], index): Message => ({
    conversation: id,
    seq: index + 1,
    ver: index + 1,
    sender: by.id,
    at: at(index),
    body,
    lane: "web",
    cid: null,
  }));
  const lastSeq = messages.length;
  const mine = { state: "joined", role: "member", level: "all", joinedSeq: 0 } as const;
  return {
    info: {
      id,
      kind: "channel",
      name: `talk-${id}`,
      topic: "",
      access: "open",
      phones: false,
      sealed: false,
      lasting: true,
      general: false,
      members: 3,
      lastSeq,
      lastVer: lastSeq,
      lastAt: at(lastSeq),
      createdAt: at(0),
      with: null,
      me: { ...mine, readSeq: lastSeq, mentions: 0, from: null },
      ...info,
    },
    ver: lastSeq,
    last: messages.at(-1) ?? null,
    timeline: {
      messages,
      events: [],
      atStart: true,
      atEnd: true,
      loading: null,
      error: null,
    },
    members: [me, ana, bo].map((each) => ({
      person: each,
      role: "member",
      state: "joined",
      since: at(0),
      byText: false,
    })),
    typing: [],
  };
}

export interface FakeParley extends Parley {
  change: (changes: Partial<State>) => void;
  /** What was done to it, by the name of what was called. */
  readonly done: { name: string; given: readonly unknown[] }[];
  /** What the server answers to a request; thrown when it is an error. */
  answer: (name: string, given: unknown) => unknown;
}

/** A Parley in memory: it keeps drafts, sends at once, and asks `answer` for what a server would say. */
export function fakeParley(conversations: readonly ConversationState[], more: Partial<State> = {}) {
  let state: State = {
    connection: { phase: "online" },
    epoch: "first",
    fileMaxBytes: 1_000_000,
    letIn: null,
    me: { ...me, kind: "member" } as State["me"],
    conversations: new Map(conversations.map((each) => [each.info.id, each])),
    people: new Map([me, ana, bo].map((each) => [each.id, each])),
    presence: new Map(),
    contacts: { contacts: [], requests: [], blocks: [] },
    outbox: [],
    drafts: new Map(),
    draftFiles: new Map(),
    ledgers: new Map(),
    ...more,
  };
  const listeners = new Set<() => void>();
  const done: FakeParley["done"] = [];
  const note =
    <Given extends readonly unknown[], Answer>(
      name: string,
      act: (...given: Given) => Answer,
    ): ((...given: Given) => Answer) =>
    (...given) => {
      done.push({ name, given });
      return act(...given);
    };
  const change = (changes: Partial<State>) => {
    state = { ...state, ...changes };
    for (const listener of Array.from(listeners)) listener();
  };
  const nothing = async () => undefined;
  async function ask(name: string, given: unknown): Promise<never> {
    done.push({ name, given: [given] });
    const answer = parley.answer(name, given);
    if (answer instanceof Error) throw answer;
    return answer as never;
  }
  const keep = <Value>(map: ReadonlyMap<Id, Value>, id: Id, value: Value | null) => {
    const next = new Map(map);
    if (value === null) next.delete(id);
    else next.set(id, value);
    return next;
  };

  const parley: FakeParley = {
    change,
    done,
    answer: () => new Refusal("not_found"),
    api: { call: ask as Parley["api"]["call"] },
    state: {
      get: () => state,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    start: nothing,
    stop: nothing,
    forget: nothing,
    reconnect: () => undefined,
    send: note("send", () => crypto.randomUUID()),
    retry: () => undefined,
    discard: () => undefined,
    takeBack: () => null,
    open: nothing,
    loadOlder: nothing,
    loadNewer: nothing,
    loadNewest: nothing,
    edit: note("edit", nothing),
    remove: note("remove", nothing),
    react: note("react", nothing),
    read: note("read", () => undefined),
    markUnread: note("markUnread", nothing),
    typing: note("typing", () => undefined),
    watch: () => undefined,
    setDraft: (id, text) => change({ drafts: keep(state.drafts, id, text === "" ? null : text) }),
    setDraftFiles: (id, files) => change({ draftFiles: keep(state.draftFiles, id, files) }),
    files: {
      async upload(blob, { name, onProgress }) {
        const file = await ask("upload", { name, text: await blob.text() });
        onProgress?.(1);
        return file as File;
      },
      fileUrl: ({ id }) => `/api/files/${id}`,
      thumbnailUrl: ({ id }) => `/api/files/${id}/thumbnail`,
    },
    need: () => undefined,
    members: nothing,
    refreshContacts: nothing,
    texts: {
      send: (to, body) => ask("texts.send", { to, body }),
      invite: (id, to) => ask("texts.invite", { id, to }),
      takePart: nothing,
      ledger: (id, seq) => ask("texts.ledger", { id, seq }),
      texting: async () => ({ phones: 3, segmentPrice: 0.01, prefix: "Dana: " }),
      follow: () => () => undefined,
    } as Parley["texts"],
  };
  return parley;
}
