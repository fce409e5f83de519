import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeServer, bob } from "../test/fake-server.ts";
import { accountOn, heardOut, online, shownIn, signedIn, until } from "../test/person.ts";
import { memoryStorage } from "./storage/memory.ts";

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
  for (let index = 1; index <= 150; index++) server.write(7, bob, `line ${index}`);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

const plan = { id: 40, name: "plan.pdf", type: "application/pdf", sizeBytes: 9, thumbnail: false };

test("without a connection it opens with what it held", async () => {
  const storage = memoryStorage();
  const { parley } = await signedIn(server, { storage });
  await parley.open(7);
  await parley.loadOlder(7);
  await parley.loadOlder(7);
  parley.setDraft(7, "half a thought");
  parley.setDraftFiles(7, [plan]);
  await parley.stop();
  await server.stop();

  const { parley: later } = accountOn(server, { storage });
  await later.start();
  const { me, drafts, draftFiles, people, conversations } = later.state.get();
  expect(shownIn(later, 7)).toEqual(Array.from({ length: 100 }, (_, n) => `line ${n + 51}`));
  expect(conversations.get(7)).toMatchObject({
    ver: 150,
    last: { body: "line 150" },
    timeline: { atStart: false, atEnd: true },
  });
  expect(me?.username).toBe("ada");
  expect(people.get(bob.id)).toEqual(bob);
  expect(drafts.get(7)).toBe("half a thought");
  expect(draftFiles.get(7)).toEqual([plan]);
  await later.stop();
});

test("what it held is brought up to date, not loaded again", async () => {
  const storage = memoryStorage();
  const { parley } = await signedIn(server, { storage });
  await parley.open(7);
  await parley.stop();
  server.write(7, bob, "while it was closed");

  const { parley: later } = await signedIn(server, { storage });
  expect(server.handshakes[1]?.cursors).toEqual([[7, 150, 0]]);
  const asked = server.heard.length;
  await later.open(7);
  expect(shownIn(later, 7).at(-1)).toBe("while it was closed");
  expect(shownIn(later, 7)).toHaveLength(51);
  expect(server.heard).toHaveLength(asked);
  await later.stop();
});

test("a past that was being read is not taken for the newest afterwards", async () => {
  const storage = memoryStorage();
  const { parley } = await signedIn(server, { storage });
  await parley.open(7, 30);
  await parley.stop();

  const { parley: later } = accountOn(server, { storage });
  await later.start();
  expect(later.state.get().conversations.get(7)).toMatchObject({
    last: { body: "line 150" },
    timeline: { messages: [], atEnd: false },
  });
  await online(later);
  await later.open(7);
  expect(shownIn(later, 7)).toHaveLength(50);
  await later.stop();
});

test("a message kept before its event came is completed by it", async () => {
  const storage = memoryStorage();
  const { parley } = await signedIn(server, { storage });
  await parley.open(7);
  server.isLive = false;
  parley.send(7, "hi");
  await until(parley, () => shownIn(parley, 7).at(-1) === "hi");
  await parley.stop();

  const { parley: later } = await signedIn(server, { storage });
  expect(shownIn(later, 7).slice(-2)).toEqual(["line 150", "hi"]);
  expect(later.state.get().conversations.get(7)?.timeline.messages.at(-1)?.ver).toBe(151);
  await later.stop();
});

test("changes are written down together, and at once when the page may end", async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  vi.stubGlobal("document", page);
  const storage = memoryStorage();
  const save = vi.spyOn(storage, "save");
  const { parley, clock } = await signedIn(server, { storage });
  clock.pass(400);
  await heardOut(server, parley);
  save.mockClear();
  for (const text of ["a", "ab", "abc"]) parley.setDraft(7, text);
  expect(save).not.toHaveBeenCalled();
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  await vi.waitFor(async () => expect((await storage.load())?.drafts.get(7)).toBe("abc"));
  expect(save).toHaveBeenCalledTimes(1);
  await parley.stop();
});

test("signing out leaves nothing behind", async () => {
  const storage = memoryStorage();
  const { parley } = await signedIn(server, { storage });
  await parley.open(7);
  parley.setDraft(7, "a secret");
  parley.setDraftFiles(7, [plan]);
  await parley.forget();
  expect(await storage.load()).toBeNull();
  const { conversations, me, drafts, connection } = parley.state.get();
  expect([conversations.size, me, drafts.size, connection.phase]).toEqual([0, null, 0, "starting"]);
});

test("starting and stopping in quick turns ends as the last one says", async () => {
  const { parley } = accountOn(server);
  await Promise.all([parley.start(), parley.stop(), parley.start(), parley.start()]);
  await online(parley);
  await Promise.all([parley.stop(), parley.stop()]);
  expect(parley.state.get().connection.phase).toBe("starting");
});

test("what is written before anything is loaded is not lost to what is", async () => {
  const storage = memoryStorage();
  const first = await signedIn(server, { storage });
  await first.parley.open(7);
  await first.parley.stop();

  const { parley } = accountOn(server, { storage });
  parley.send(7, "early bird");
  parley.setDraft(7, "and more");
  await parley.start();
  await until(parley, () => shownIn(parley, 7).at(-1) === "early bird");
  expect(parley.state.get().drafts.get(7)).toBe("and more");
  await parley.stop();
});
