import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, ada, bob } from "../test/fake-server.ts";
import {
  accountOn,
  back,
  conversationIn,
  cutOff,
  heardOut,
  signedIn,
  until,
  type Account,
} from "../test/person.ts";
import { unreadOf } from "./select.ts";
import { memoryStorage } from "./storage/memory.ts";

let server: FakeServer;
let account: Account;
const storage = memoryStorage();
beforeEach(async () => {
  await storage.clear();
  server = await FakeServer.start();
  for (let index = 1; index <= 10; index++)
    server.write(7, bob, `line ${index}`, index % 5 === 0 ? { mentions: [ada.id] } : {});
  account = await signedIn(server, { storage });
  await account.parley.open(7);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

const mine = () => conversationIn(account.parley, 7).info.me;
const unread = () => unreadOf(conversationIn(account.parley, 7));
const told = () => server.heard.filter(({ name }) => name === "read").map(({ payload }) => payload);

test("reading lowers the count at once, and is told a moment later in one word", async () => {
  expect([unread(), mine().mentions]).toEqual([10, 2]);
  for (const seq of [3, 5, 4, 6]) account.parley.read(7, seq);
  expect([unread(), mine().mentions]).toEqual([4, 1]);
  expect(told()).toEqual([]);
  account.clock.pass(500);
  await server.hears("read");
  await heardOut(server, account.parley);
  expect(told()).toEqual([{ conversation: 7, seq: 6 }]);
});

test("nothing beyond the last message can be read", () => {
  account.parley.read(7, 1000);
  expect(mine().readSeq).toBe(10);
});

test("a new message counts, a mention of me too, and one of my own does neither", async () => {
  account.parley.read(7, 10);
  server.write(7, bob, "hm");
  server.write(7, bob, "@ada?", { mentions: [ada.id] });
  await until(account.parley, () => unread() === 2);
  expect(mine().mentions).toBe(1);
  server.write(7, ada, "from another device");
  await until(account.parley, () => unread() === 0);
  expect(mine().mentions).toBe(0);
});

test("what is read on another device is read here", async () => {
  server.notice({ type: "read", conversation: 7, readSeq: 8, mentions: 1 });
  await until(account.parley, () => unread() === 2);
  expect(mine().mentions).toBe(1);
  server.notice({ type: "read", conversation: 7, readSeq: 4, mentions: 2 });
  await until(account.parley, () => unread() === 6);
  expect(mine().mentions).toBe(2);
});

test("a word from another device does not undo what was read here meanwhile", async () => {
  account.parley.read(7, 9);
  server.notice({ type: "read", conversation: 7, readSeq: 6, mentions: 1 });
  await heardOut(server, account.parley);
  expect(mine().readSeq).toBe(9);
});

test("what was read offline stays read, and is told on return", async () => {
  await cutOff(server, account);
  account.parley.read(7, 10);
  account.clock.pass(100);
  await back(account);
  await server.hears("read");
  expect([unread(), server.readSeqs.get(7)]).toEqual([0, 10]);
});

test("what was read and never told survives the end of the program", async () => {
  await cutOff(server, account);
  account.parley.read(7, 10);
  await account.parley.stop();
  account = accountOn(server, { storage });
  await account.parley.start();
  await server.hears("read");
  expect([unread(), server.readSeqs.get(7)]).toEqual([0, 10]);
});

test("what was told is not told again in the next run", async () => {
  account.parley.read(7, 10);
  account.clock.pass(500);
  await server.hears("read");
  await heardOut(server, account.parley);
  await account.parley.stop();
  account = await signedIn(server, { storage });
  await heardOut(server, account.parley);
  expect(told()).toHaveLength(1);
});

test("marking as unread moves the cursor back, here and on the server", async () => {
  account.parley.read(7, 10);
  await account.parley.markUnread(7, 4);
  expect([unread(), mine().mentions]).toEqual([7, 2]);
  account.clock.pass(500);
  await heardOut(server, account.parley);
  expect(server.readSeqs.get(7)).toBe(3);
});

test("a request shows nothing as unread, and reading it is not told", async () => {
  const entry = server.conversation(7).fresh(ada.id, { state: "requested", from: bob.id });
  server.notice({ type: "conversation", entry, people: [] });
  await until(account.parley, () => mine().state === "requested");
  expect(unread()).toBe(0);
  account.parley.read(7, 10);
  expect(mine().readSeq).toBe(0);
});
