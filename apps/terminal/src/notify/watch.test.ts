import { beforeEach, expect, test } from "vitest";
import type { ConversationState, Parley, State } from "@parley/client";
import type { Message, MyConversation } from "@parley/protocol";
import { wordsIn } from "../words/words.ts";
import type { Notice } from "./notice.ts";
import { watchForNotices } from "./watch.ts";

const [ana, bo] = [1, 2];
const tools = 7;
const direct = 8;

let state: State;
let told: Notice[];
let titles: number[];
let looking: number | null;
let due: (() => void) | null;
const listeners = new Set<() => void>();

beforeEach(() => {
  [told, titles, looking, due] = [[], [], null, null];
  listeners.clear();
  const people = [person(ana, "Ana"), person(bo, "Bo")].map((each) => [each.id, each] as const);
  state = {
    connection: { phase: "connecting" },
    me: { ...person(ana, "Ana"), username: "ana" },
    people: new Map(people),
    contacts: null,
    conversations: new Map([
      [tools, conversation(tools, "channel")],
      [direct, conversation(direct, "direct")],
    ]),
  } as unknown as State;
  const notify = Object.assign((notice: Notice) => void told.push(notice), {
    title: (unread: number) => void titles.push(unread),
    end: () => {},
  });
  const store = {
    get: () => state,
    subscribe: (listener: () => void) => (
      listeners.add(listener),
      () => listeners.delete(listener)
    ),
  };
  const clock = { after: (_: number, run: () => void) => ((due = run), () => (due = null)) };
  const parley = { state: store } as unknown as Parley;
  watchForNotices(parley, { looking: () => looking, notify, words: wordsIn("en"), clock });
});

test("a mention is told with its channel and who wrote it, once it has stayed unread a moment", () => {
  online();
  arrives(tools, bo, "tea, @ana?", { mentions: [ana] });
  expect(told).toEqual([]);
  pass();
  expect(told).toMatchObject([{ title: "#tools", body: "Bo: tea, @ana?" }]);
});

test("a direct message is told under its sender's name", () => {
  online();
  arrives(direct, bo, "are you there?");
  pass();
  expect(told).toMatchObject([{ title: "Bo", body: "are you there?" }]);
});

test.for<[string, () => void]>([
  ["what mentions nobody", () => arrives(tools, bo, "hello all")],
  ["what one wrote oneself elsewhere", () => arrives(direct, ana, "from the web")],
  ["what is read elsewhere meanwhile", () => (arrives(direct, bo, "hi"), readsAll(direct))],
  ["what one is looking at", () => (arrives(direct, bo, "hi"), (looking = direct))],
  ["what is muted", () => (mute(direct), mute(tools), arrives(direct, bo, "hi"), mention())],
])("%s is not told", ([, happens]) => {
  online();
  happens();
  pass();
  expect(told).toEqual([]);
});

test("what had come before is not told when the connection is made, and is counted in the title", () => {
  arrives(direct, bo, "while you were out");
  online();
  pass();
  expect(told).toEqual([]);
  expect(titles.at(-1)).toBe(1);
  readsAll(direct);
  expect(titles.at(-1)).toBe(0);
});

test("a burst is told once, and again only after a while", () => {
  online();
  for (const word of ["one", "two", "three"]) arrives(direct, bo, word);
  pass();
  expect(told).toMatchObject([{ body: "three (and 2 more)" }]);
  arrives(direct, bo, "four");
  arrives(direct, bo, "five");
  expect(told).toHaveLength(1);
  pass();
  pass();
  expect(told.at(-1)).toMatchObject({ body: "five (and one more)" });
  expect(told).toHaveLength(2);
});

function mention(): void {
  arrives(tools, bo, "@ana", { mentions: [ana] });
}

function change(to: Partial<State>): void {
  state = { ...state, ...to };
  for (const listener of listeners) listener();
}

function online(): void {
  change({ connection: { phase: "online" } });
}

function pass(): void {
  const run = due;
  due = null;
  run?.();
}

function put(id: number, to: (now: ConversationState) => ConversationState): void {
  const conversations = new Map(state.conversations);
  change({ conversations: conversations.set(id, to(conversations.get(id)!)) });
}

function arrives(id: number, sender: number, body: string, more: Partial<Message> = {}): void {
  put(id, (now) => {
    const seq = now.info.lastSeq + 1;
    const readSeq = sender === ana ? seq : now.info.me.readSeq;
    const mentions = now.info.me.mentions + (more.mentions ? 1 : 0);
    const message = { conversation: id, seq, sender, body, ...more } as Message;
    const info = { ...now.info, lastSeq: seq, me: { ...now.info.me, readSeq, mentions } };
    return { ...now, info, last: message };
  });
}

function readsAll(id: number): void {
  put(id, (now) => {
    const me = { ...now.info.me, readSeq: now.info.lastSeq, mentions: 0 };
    return { ...now, info: { ...now.info, me } };
  });
}

function mute(id: number): void {
  put(id, (now) => ({
    ...now,
    info: { ...now.info, me: { ...now.info.me, level: "nothing" as const } },
  }));
}

function person(id: number, displayName: string) {
  return { id, displayName, username: null, kind: "account", role: "member" } as const;
}

function conversation(id: number, kind: "channel" | "direct"): ConversationState {
  const info = {
    id,
    kind,
    name: kind === "channel" ? "tools" : null,
    with: kind === "direct" ? person(bo, "Bo") : undefined,
    lastSeq: 0,
    me: { state: "joined", level: "all", readSeq: 0, mentions: 0 },
  } as unknown as MyConversation;
  return { info, last: null, timeline: { messages: [] } } as unknown as ConversationState;
}
