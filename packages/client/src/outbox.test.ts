import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "@parley/protocol";
import { FakeServer, bob } from "../test/fake-server.ts";
import {
  accountOn,
  cutOff,
  emptied,
  heardOut,
  shownIn,
  signedIn,
  until,
  type Account,
} from "../test/person.ts";
import type { State } from "./state.ts";
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
const written = (id: number) => server.conversation(id).messages.map(({ body }) => body);

async function begin(options: Parameters<typeof accountOn>[1] = {}): Promise<void> {
  account = await signedIn(server, options);
  await account.parley.open(7);
  await account.parley.open(8);
}

/** Every picture of a conversation between two moments. */
function watching(id: number): string[][] {
  const seen: string[][] = [];
  account.parley.state.subscribe(() => seen.push(shownIn(account.parley, id)));
  return seen;
}

test("a message is shown once it is kept, and sent after that", async () => {
  const storage = memoryStorage();
  const order: string[] = [];
  const save = storage.save.bind(storage);
  storage.save = async (changes) => {
    await save(changes);
    if (changes.outbox) order.push(`kept ${changes.outbox.size}`);
  };
  await begin({ storage });
  account.parley.state.subscribe(() => {
    if (account.parley.state.get().outbox.length > 0) order.push("shown");
  });
  const cid = account.parley.send(7, "hi");
  await emptied(account);
  expect(order.slice(0, 2)).toEqual(["kept 1", "shown"]);
  expect(sent()[0]?.payload).toMatchObject({ conversation: 7, cid, body: "hi" });
});

test("a device that cannot keep anything sends all the same", async () => {
  const storage = memoryStorage();
  storage.save = () => Promise.reject(new Error("the disk is full"));
  await begin({ storage });
  account.parley.send(7, "hi");
  await emptied(account);
  expect(written(7)).toEqual(["hello", "hi"]);
});

test("a message is never missing and never there twice while it is sent", async () => {
  await begin();
  const seen = watching(7);
  account.parley.send(7, "hi");
  await emptied(account);
  await until(account.parley, ({ conversations }) => conversations.get(7)!.ver === 2);
  const counts = seen.map((shown) => shown.filter((each) => each.startsWith("hi")).length);
  expect(new Set(counts)).toEqual(new Set([1]));
});

test("the answer alone is enough to show a message as sent", async () => {
  await begin();
  server.isLive = false;
  account.parley.send(7, "hi", { replyTo: 1 });
  await emptied(account);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "hi"]);
  const message = account.parley.state.get().conversations.get(7)!.timeline.messages.at(-1);
  expect(message).toMatchObject({ seq: 2, body: "hi", replyTo: 1, lane: "web", sender: 1 });
});

test("its event, when it comes after the answer, changes nothing but its number", async () => {
  await begin();
  server.isLive = false;
  account.parley.send(7, "hi");
  await emptied(account);
  server.isLive = true;
  server.push(7);
  const state = await until(account.parley, ({ conversations }) => conversations.get(7)!.ver === 2);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "hi"]);
  expect(state.conversations.get(7)!.timeline.messages.at(-1)?.ver).toBe(2);
  expect(state.conversations.get(7)!.info).toMatchObject({ lastSeq: 2, me: { readSeq: 2 } });
});

test("an answered message waits for those before it, and asks for them", async () => {
  await begin();
  server.isLive = false;
  server.write(7, bob, "just before");
  account.parley.send(7, "hi");
  await server.hears("message.send");
  await heardOut(server, account.parley);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "hi (sending)"]);
  account.clock.pass(400);
  await emptied(account);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "just before", "hi"]);
  expect(sent()).toHaveLength(1);
});

test("what the server will not take fails with its reason, and holds up nothing", async () => {
  await begin();
  server.sendFates.push(new Refusal("not_accepted"));
  account.parley.send(7, "no");
  account.parley.send(7, "yes");
  account.parley.send(8, "elsewhere");
  await until(account.parley, ({ outbox }) => outbox[0]?.status === "failed" && !outbox[1]);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "yes", "no (not_accepted)"]);
  expect(shownIn(account.parley, 8)).toEqual(["elsewhere"]);
});

test("a refusal that only a newer server knows is a failure too", async () => {
  await begin();
  server.sendFates.push("too new");
  account.parley.send(7, "hi");
  await until(account.parley, ({ outbox }) => outbox[0]?.status === "failed");
  expect(shownIn(account.parley, 7)).toEqual(["hello", "hi (internal)"]);
});

test("a failed message can be sent again, taken back or forgotten", async () => {
  await begin();
  const { parley } = account;
  server.sendFates.push(
    new Refusal("not_accepted"),
    new Refusal("not_accepted"),
    new Refusal("not_accepted"),
  );
  const [again, edited, forgotten] = ["again", "edited", "forgotten"].map((text) =>
    parley.send(7, text),
  );
  const failed = ({ outbox }: State) => outbox.filter(({ status }) => status === "failed");
  await until(parley, (state) => failed(state).length === 3);
  expect(parley.takeBack(edited!)).toBe("edited");
  expect(parley.takeBack(edited!)).toBeNull();
  parley.discard(forgotten!);
  parley.retry(again!);
  await emptied(account);
  expect(written(7)).toEqual(["hello", "again"]);
});

test("a message that is not failed cannot be taken back", async () => {
  await begin();
  await cutOff(server, account);
  const cid = account.parley.send(7, "on its way");
  await until(account.parley, ({ outbox }) => outbox.length === 1);
  expect(account.parley.takeBack(cid)).toBeNull();
  account.parley.discard(cid);
  expect(account.parley.state.get().outbox).toEqual([]);
});

test("what was written and not sent survives the end of the program", async () => {
  const storage = memoryStorage();
  await begin({ storage });
  await cutOff(server, account);
  account.parley.send(7, "first");
  account.parley.send(7, "second", { replyTo: 1 });
  await until(account.parley, ({ outbox }) => outbox.length === 2);
  await account.parley.stop();

  account = accountOn(server, { storage });
  await account.parley.start();
  expect(account.parley.state.get().outbox).toMatchObject([
    { body: "first", status: "sending" },
    { body: "second", status: "sending", replyTo: 1 },
  ]);
  await emptied(account);
  expect(written(7)).toEqual(["hello", "first", "second"]);
  expect((await storage.load())?.outbox.size).toBe(0);
});
