import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "@parley/protocol";
import { FakeServer, bob } from "../test/fake-server.ts";
import {
  accountOn,
  cutOff,
  heardOut,
  online,
  shownIn,
  signedIn,
  until,
  type Account,
} from "../test/person.ts";
import { indexedDbStorage } from "./storage/indexeddb.ts";

let server: FakeServer;
let tabs: Account[] = [];
let accounts = 0;
beforeEach(async () => {
  accounts++;
  server = await FakeServer.start();
  server.write(7, bob, "hello");
  server.conversation(8);
});
afterEach(async () => {
  for (const { parley } of tabs) await parley.stop();
  tabs = [];
  await server.stop();
});

const storage = () => indexedDbStorage(`tabs-${accounts}`);
const written = (id: number) => server.conversation(id).messages.map(({ body }) => body);
const bodiesSent = () =>
  server.heard
    .filter(({ name }) => name === "message.send")
    .map(({ payload }) => (payload as { body: string }).body);

/** One more tab of the same account; the first of them leads. */
async function openTab(): Promise<Account> {
  const tab = await signedIn(server, { storage: storage() });
  tabs.push(tab);
  await tab.parley.open(7);
  return tab;
}

async function leave(tab: Account): Promise<void> {
  tabs = tabs.filter((other) => other !== tab);
  await tab.parley.stop();
}

const shows = ({ parley }: Account, text: string) =>
  until(parley, () => shownIn(parley, 7).includes(text));

test("a message written in one tab is sent once, and shown in both", async () => {
  const [first, second] = [await openTab(), await openTab()];
  second.parley.send(7, "from the second");
  first.parley.send(7, "from the first");
  for (const tab of [first, second]) {
    await shows(tab, "from the first");
    await shows(tab, "from the second");
    await until(tab.parley, ({ outbox }) => outbox.length === 0);
  }
  expect(bodiesSent().toSorted()).toEqual(["from the first", "from the second"]);
});

test("a failure is shown in both tabs, and either may try again", async () => {
  const [first, second] = [await openTab(), await openTab()];
  server.sendFates.push(new Refusal("not_accepted"));
  second.parley.send(7, "again");
  for (const tab of [first, second]) await shows(tab, "again (not_accepted)");
  second.parley.retry(second.parley.state.get().outbox[0]!.cid);
  for (const tab of [first, second]) await shows(tab, "again");
  expect(written(7)).toEqual(["hello", "again"]);
});

test("what is forgotten in one tab is gone in the other", async () => {
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await cutOff(server, tab);
  const cid = second.parley.send(7, "never mind");
  await shows(first, "never mind (sending)");
  expect([...(await storage().load())!.outbox.keys()]).toEqual([cid]);
  second.parley.discard(cid);
  await until(first.parley, ({ outbox }) => outbox.length === 0);
  expect(await storage().load()).toBeNull();
});

test("a tab that closes leaves its messages to the other", async () => {
  const [first, second] = [await openTab(), await openTab()];
  for (const tab of [first, second]) await cutOff(server, tab);
  first.parley.send(7, "left behind");
  await shows(second, "left behind (sending)");
  await leave(first);
  second.parley.reconnect();
  await online(second.parley);
  await shows(second, "left behind");
  expect(written(7)).toEqual(["hello", "left behind"]);
});

test("what a closed tab had only written down is found by the one that leads after it", async () => {
  const [first, second] = [await openTab(), await openTab()];
  const cid = "33333333-3333-4333-8333-333333333333";
  const item = { cid, conversation: 7, body: "just in time", at: "2026-03-01T12:00:00.000Z" };
  await storage().save({ outbox: new Map([[cid, { ...item, status: "sending" }]]) });
  await leave(first);
  await shows(second, "just in time");
  expect(written(7)).toEqual(["hello", "just in time"]);
});

test("a tab that sleeps does not hold up what is written in another", async () => {
  const [first, second] = [await openTab(), await openTab()];
  // Its lock stays, its connection does not.
  await cutOff(server, first);
  await until(second.parley, ({ connection }) => connection.phase !== "online");
  second.parley.reconnect();
  await online(second.parley);
  second.parley.send(7, "is anybody awake?");
  await shows(second, "is anybody awake? (sending)");
  await heardOut(server, second.parley);
  expect(bodiesSent()).toEqual([]);
  second.clock.pass(3_000);
  await shows(second, "is anybody awake?");
  expect(written(7)).toEqual(["hello", "is anybody awake?"]);
  // The one that slept takes part again.
  first.parley.reconnect();
  await online(first.parley);
  first.parley.send(7, "now I am");
  for (const tab of [first, second]) await shows(tab, "now I am");
  await leave(second);
  first.parley.send(7, "alone again");
  await shows(first, "alone again");
  expect(written(7)).toEqual(["hello", "is anybody awake?", "now I am", "alone again"]);
});

test("a message that is in the history of one tab stays in sight in the other", async () => {
  const [first, second] = [await openTab(), await openTab()];
  server.isLive = false;
  server.write(7, bob, "not heard yet");
  second.parley.send(7, "hi");
  await server.hears("message.send");
  for (const tab of [first, second]) {
    await shows(tab, "hi (sending)");
    await heardOut(server, tab.parley);
  }
  const seen: string[][] = [];
  second.parley.state.subscribe(() => seen.push(shownIn(second.parley, 7)));
  first.clock.pass(400);
  await shows(first, "hi");
  // Said through the same channel, so heard after all that was said before.
  first.parley.send(8, "elsewhere");
  await until(second.parley, () => shownIn(second.parley, 8).length === 1);
  second.clock.pass(400);
  await shows(second, "hi");
  expect(seen.every((shown) => shown.some((text) => text.startsWith("hi")))).toBe(true);
});

test("without locks each tab sends its own", async () => {
  const navigator = Object.getOwnPropertyDescriptor(globalThis, "navigator")!;
  Object.defineProperty(globalThis, "navigator", { ...navigator, get: () => ({}) });
  try {
    const [first, second] = [await openTab(), await openTab()];
    first.parley.send(7, "one");
    second.parley.send(7, "two");
    for (const tab of [first, second]) {
      await shows(tab, "one");
      await shows(tab, "two");
    }
  } finally {
    Object.defineProperty(globalThis, "navigator", navigator);
  }
  expect(bodiesSent().toSorted()).toEqual(["one", "two"]);
});

test("a program that shares with nobody sends without asking", async () => {
  const alone = accountOn(server);
  tabs.push(alone);
  await alone.parley.start();
  await online(alone.parley);
  await alone.parley.open(7);
  alone.parley.send(7, "hi");
  await shows(alone, "hi");
  expect(written(7)).toEqual(["hello", "hi"]);
});
