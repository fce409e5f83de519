import { expect, test } from "vitest";
import { ConversationLog } from "../test/conversation-log.ts";
import { ada, asMe, bob } from "../test/fake-server.ts";
import { conversationList, timelineOf } from "./select.ts";
import { emptyState, type ConversationState, type OutboxItem, type State } from "./state.ts";
import { applySync } from "./sync.ts";

const log = new ConversationLog(7, "talk");
log.join(bob);
log.write(bob.id, "hello");
log.write(ada.id, "hi", { cid: "11111111-1111-4111-8111-111111111111" });
log.rename("elsewhere", bob.id);
log.write(bob.id, "bye", { cid: "11111111-1111-4111-8111-111111111111" });

function stateOf(...logs: ConversationLog[]): State {
  const conversations = logs.map((each) => each.entry(ada.id, 0));
  const sync = {
    epoch: "first",
    me: asMe(ada),
    fileMaxBytes: 1_000,
    conversations,
    gone: [],
    people: [],
  };
  return applySync(emptyState, sync, new Map()).state;
}

const pending: OutboxItem = {
  cid: "22222222-2222-4222-8222-222222222222",
  conversation: 7,
  body: "on its way",
  at: "2026-03-01T12:00:00.000Z",
  status: "sending",
};

test("what happened stands between the messages, and what is being sent after them", () => {
  const items = timelineOf({ ...stateOf(log), outbox: [pending] }, 7);
  expect(items.map(({ kind }) => kind)).toEqual([
    "event",
    "message",
    "message",
    "event",
    "message",
    "pending",
  ]);
});

test("every item has a key of its own, and one's own message keeps the one it was sent under", () => {
  const keys = timelineOf({ ...stateOf(log), outbox: [pending] }, 7).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys[2]).toBe("11111111-1111-4111-8111-111111111111");
  expect(keys.at(-1)).toBe(pending.cid);
});

test("the same timeline is the same array, whatever happens elsewhere", () => {
  const state = { ...stateOf(log, new ConversationLog(8, "other")), outbox: [pending] };
  const items = timelineOf(state, 7);
  expect(timelineOf(state, 7)).toBe(items);
  const elsewhere = { ...pending, cid: "x", conversation: 8 };
  expect(timelineOf({ ...state, outbox: [pending, elsewhere] }, 7)).toBe(items);
  expect(timelineOf({ ...state, people: new Map() }, 7)).toBe(items);
  expect(timelineOf({ ...state, outbox: [{ ...pending, status: "failed" }] }, 7)).not.toBe(items);
});

test("a conversation that is not there has no items, and always the same none", () => {
  const state = stateOf(log);
  expect(timelineOf(state, 99)).toEqual([]);
  expect(timelineOf(state, 99)).toBe(timelineOf(state, 99));
});

test("a stretch of the past does not show what is being sent", () => {
  const state = stateOf(log);
  const conversation = state.conversations.get(7)!;
  const past = { ...conversation, timeline: { ...conversation.timeline, atEnd: false } };
  const shown = timelineOf({ ...state, conversations: new Map([[7, past]]), outbox: [pending] }, 7);
  expect(shown.some(({ kind }) => kind === "pending")).toBe(false);
});

test("conversations are listed by what happened last, requests apart", () => {
  const later = new ConversationLog(8, "later");
  for (let index = 0; index < 9; index++) later.write(bob.id, "and another");
  const state = stateOf(log, later, new ConversationLog(9, "asked"));
  const asked = state.conversations.get(9)!;
  const me = { ...asked.info.me, state: "requested" as const };
  const conversations = new Map<number, ConversationState>(state.conversations).set(9, {
    ...asked,
    info: { ...asked.info, me },
  });
  const list = conversationList({ ...state, conversations });
  expect(list.joined.map(({ info }) => info.id)).toEqual([8, 7]);
  expect(list.requested.map(({ info }) => info.id)).toEqual([9]);
  expect(conversationList({ ...emptyState, conversations })).toBe(list);
});
