import { afterEach, beforeEach, expect, test } from "vitest";
import fc from "fast-check";
import { Refusal } from "@parley/protocol";
import { FakeServer, bob } from "../test/fake-server.ts";
import {
  accountOn,
  back,
  cutOff,
  emptied,
  heardOut,
  online,
  shownIn,
  signedIn,
  until,
  type Account,
} from "../test/person.ts";
import { memoryStorage } from "./storage/memory.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.write(7, bob, "hello");
  server.conversation(8);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

const sent = () => server.heard.filter(({ name }) => name === "message.send");
const bodies = () => sent().map(({ payload }) => (payload as { body: string }).body);
const written = (id: number) => server.conversation(id).messages.map(({ body }) => body);

async function begin(options: Parameters<typeof accountOn>[1] = {}): Promise<void> {
  account = await signedIn(server, options);
  await account.parley.open(7);
  await account.parley.open(8);
}

test("written offline, messages go out on return, in order and once", async () => {
  await begin();
  await cutOff(server, account);
  const texts = Array.from({ length: 40 }, (_, index) => `thought ${index}`);
  for (const text of texts) account.parley.send(7, text);
  await until(account.parley, ({ outbox }) => outbox.length === 40);
  expect(shownIn(account.parley, 7).slice(1)).toEqual(texts.map((text) => `${text} (sending)`));
  await back(account);
  await emptied(account);
  expect(written(7)).toEqual(["hello", ...texts]);
  expect(shownIn(account.parley, 7)).toEqual(["hello", ...texts]);
});

test("of many conversations several are sent at once, of one the next when one is answered", async () => {
  for (let id = 10; id < 30; id++) server.conversation(id);
  await begin();
  server.isLive = false;
  server.sendFates.push(...Array.from({ length: 16 }, () => "drop answer" as const));
  for (const text of ["first", "second"])
    for (let id = 10; id < 30; id++) account.parley.send(id, `${text} in ${id}`);
  await server.hears("message.send", 16);
  await heardOut(server, account.parley);
  expect(bodies()).toEqual(Array.from({ length: 16 }, (_, index) => `first in ${index + 10}`));
  account.clock.pass(10_000);
  await emptied(account);
  for (let id = 10; id < 30; id++)
    expect(written(id)).toEqual([`first in ${id}`, `second in ${id}`]);
});

test("a message whose answer was lost is sent again, and is there once", async () => {
  await begin();
  server.isLive = false;
  server.sendFates.push("drop answer");
  account.parley.send(7, "hi");
  await server.hears("message.send");
  account.clock.pass(10_000);
  await emptied(account);
  expect(bodies()).toEqual(["hi", "hi"]);
  expect(written(7)).toEqual(["hello", "hi"]);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "hi"]);
});

test("a connection cut between the commit and the answer doubles nothing", async () => {
  await begin();
  server.isLive = false;
  server.sendFates.push("cut before answer");
  account.parley.send(7, "first");
  account.parley.send(7, "second");
  await back(account);
  await emptied(account);
  expect(written(7)).toEqual(["hello", "first", "second"]);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "first", "second"]);
  // What came with the answer to connecting is not sent again.
  expect(bodies()).toEqual(["first", "second"]);
});

const fate = fc.constantFrom(
  "take" as const,
  "drop answer" as const,
  "cut before answer" as const,
  new Refusal("busy", { retryAfter: 2 }),
);

test("whatever the network does, every message is there once and in order", async () => {
  const fates = fc.array(fate, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fates, fc.boolean(), fc.integer({ min: 1, max: 20 }), async (...given) => {
      const [ordered, isLive, many] = given;
      const fresh = await FakeServer.start();
      fresh.conversation(7);
      const { parley, clock } = await signedIn(fresh);
      await parley.open(7);
      fresh.isLive = isLive;
      fresh.sendFates.push(...ordered);
      const texts = Array.from({ length: many }, (_, index) => `line ${index}`);
      for (const text of texts) parley.send(7, text);
      await until(parley, ({ outbox }) => outbox.length > 0);
      while (parley.state.get().outbox.length > 0) {
        await heardOut(fresh, parley);
        clock.pass(parley.state.get().connection.phase === "online" ? 1_000 : 60_000);
        await online(parley);
      }
      expect(fresh.conversation(7).messages.map(({ body }) => body)).toEqual(texts);
      expect(shownIn(parley, 7)).toEqual(texts);
      await parley.stop();
      await fresh.stop();
    }),
    { numRuns: 25 },
  );
}, 30_000);

test("when there are too many it waits as long as asked, and keeps the order", async () => {
  await begin();
  server.sendFates.push(new Refusal("too_many", { retryAfter: 5 }));
  account.parley.send(7, "first");
  account.parley.send(7, "second");
  await server.hears("message.send");
  await account.parley.api.call("getMe");
  expect(shownIn(account.parley, 7)).toEqual(["hello", "first (sending)", "second (sending)"]);
  expect(sent()).toHaveLength(1);
  account.clock.pass(5_000);
  await emptied(account);
  expect(written(7)).toEqual(["hello", "first", "second"]);
});

test("what turns out to have been taken long ago leaves without a second copy", async () => {
  const storage = memoryStorage();
  await begin({ storage });
  server.isLive = false;
  server.sendFates.push("drop answer");
  account.parley.send(7, "did it go?");
  await server.hears("message.send");
  await account.parley.stop();
  for (let index = 0; index < 60; index++) server.write(7, bob, `later ${index}`);

  account = accountOn(server, { storage });
  await account.parley.start();
  await emptied(account);
  await account.parley.open(7);
  expect(written(7).filter((body) => body === "did it go?")).toHaveLength(1);
  expect(shownIn(account.parley, 7)).toEqual(written(7).slice(-30));
});

test("what waited so long that a repeat might double it is not sent by itself", async () => {
  const storage = memoryStorage();
  await begin({ storage });
  await cutOff(server, account);
  account.parley.send(7, "from last month");
  await until(account.parley, ({ outbox }) => outbox.length === 1);
  await account.parley.stop();

  account = accountOn(server, { storage });
  account.clock.pass(29 * 24 * 3_600_000);
  await account.parley.start();
  const { outbox } = await until(account.parley, (state) => state.outbox[0]?.status === "failed");
  expect(outbox[0]?.error).toBe("unreachable");
  account.parley.retry(outbox[0]!.cid);
  await emptied(account);
  expect(written(7)).toEqual(["hello", "from last month"]);
});
