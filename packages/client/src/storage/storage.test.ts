import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { ConversationLog } from "../../test/conversation-log.ts";
import { ada, asMe, bob } from "../../test/fake-server.ts";
import { indexedDbStorage } from "./indexeddb.ts";
import { memoryStorage } from "./memory.ts";
import type { Storage, StoredConversation } from "./storage.ts";

let accounts = 0;

const log = new ConversationLog(7, "talk");
const message = log.write(bob.id, "hello 👋");
const conversation: StoredConversation = {
  epoch: "first",
  info: log.info(ada.id),
  ver: 1,
  messages: [message],
  events: [],
  atStart: true,
  atEnd: true,
  unsentRead: 1,
};
const item = {
  cid: "22222222-2222-4222-8222-222222222222",
  conversation: 7,
  body: "on its way",
  at: "2026-03-01T12:00:00.000Z",
  status: "sending" as const,
};
const plan = { id: 40, name: "plan.pdf", type: "application/pdf", sizeBytes: 9, thumbnail: false };
const everything = {
  head: { epoch: "first", me: asMe(ada) },
  conversations: new Map([[7, conversation]]),
  people: new Map([[bob.id, bob]]),
  outbox: new Map([[item.cid, item]]),
  drafts: new Map([[7, "half a thought"]]),
  draftFiles: new Map([[7, [plan]]]),
};

describe.each([
  ["memory", () => memoryStorage()],
  ["IndexedDB", () => indexedDbStorage(`account-${accounts}`)],
])("%s", (_, make) => {
  let storage: Storage;
  beforeEach(() => {
    accounts++;
    storage = make();
  });

  test("nothing is kept at first", async () => {
    expect(await storage.load()).toBeNull();
  });

  test("what is saved is loaded", async () => {
    await storage.save(everything);
    expect(await storage.load()).toEqual(everything);
  });

  test("a change leaves the rest alone, and null forgets", async () => {
    await storage.save(everything);
    await storage.save({
      outbox: new Map([[item.cid, { ...item, status: "failed", error: "not_accepted" }]]),
      drafts: new Map([[7, null]]),
      draftFiles: new Map([[7, null]]),
      people: new Map(),
    });
    const stored = await storage.load();
    expect(stored?.outbox.get(item.cid)).toMatchObject({ status: "failed" });
    expect(stored?.drafts.size).toBe(0);
    expect(stored?.draftFiles.size).toBe(0);
    expect(stored?.people).toEqual(everything.people);
    expect(stored?.conversations).toEqual(everything.conversations);
  });

  test("a message alone is kept before anything else is known", async () => {
    await storage.save({ outbox: everything.outbox });
    expect(await storage.load()).toMatchObject({ head: { epoch: null, me: null } });
    expect((await storage.load())?.outbox).toEqual(everything.outbox);
  });

  test("after wiping nothing is kept", async () => {
    await storage.save(everything);
    await storage.clear();
    expect(await storage.load()).toBeNull();
  });
});

test("each account has a database of its own, which all its tabs use", async () => {
  await indexedDbStorage("ada").save(everything);
  expect(await indexedDbStorage("bob").load()).toBeNull();
  expect(await indexedDbStorage("ada").load()).toEqual(everything);
});
