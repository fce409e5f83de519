import { afterEach, beforeEach, expect, test } from "vitest";
import { personNamed } from "../test/conversation-log.ts";
import { FakeServer, ada, bob, cyd, refusing } from "../test/fake-server.ts";
import {
  back,
  conversationIn,
  cutOff,
  heardOut,
  signedIn,
  until,
  type Account,
} from "../test/person.ts";

let server: FakeServer;
let account: Account;
const dan = personNamed(40, "Dan");
beforeEach(async () => {
  server = await FakeServer.start();
  server.conversation(7).join(bob);
  account = await signedIn(server);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

const asked = (name: string) =>
  server.heard
    .filter((each) => each.name === name)
    .map(({ payload }) => (payload as { query: Record<string, string> }).query);
const knows = (id: number) => account.parley.state.get().people.has(id);
const members = () =>
  conversationIn(account.parley, 7).members?.map(({ person }) => person.displayName);
const answer = (found: (ids: string) => unknown) => {
  server.reply = (_, path, url) =>
    path === "/api/people"
      ? { status: 200, body: { items: found(url.searchParams.get("ids") ?? "") } }
      : undefined;
};

test("people who are needed are asked for together, once, and only when unknown", async () => {
  answer(() => [dan]);
  account.parley.need([bob.id, 40]);
  account.parley.need([41, 40]);
  account.clock.pass(20);
  await until(account.parley, () => knows(40));
  account.parley.need([40, 41]);
  account.clock.pass(1_000);
  await heardOut(server, account.parley);
  expect(asked("GET /api/people")).toEqual([{ ids: "40,41" }]);
});

test("more than a hundred are asked for in turns", async () => {
  answer((ids) => ids.split(",").map((id) => personNamed(Number(id), `Somebody${id}`)));
  account.parley.need(Array.from({ length: 150 }, (_, index) => 1_000 + index));
  account.clock.pass(20);
  await until(account.parley, () => knows(1_099));
  await heardOut(server, account.parley);
  account.clock.pass(20);
  await until(account.parley, () => knows(1_149));
  expect(asked("GET /api/people")).toHaveLength(2);
});

test("people who could not be had are asked for again on return", async () => {
  server.reply = (_, path) => (path === "/api/people" ? { status: 502 } : undefined);
  account.parley.need([40]);
  account.clock.pass(20);
  await server.hears("GET /api/people");
  await cutOff(server, account);
  answer(() => [dan]);
  await back(account);
  account.clock.pass(20);
  await until(account.parley, () => knows(40));
  expect(account.parley.state.get().people.get(40)).toEqual(dan);
});

test("a busy server is asked again after a while", async () => {
  server.reply = (_, path) => (path === "/api/people" ? refusing("busy") : undefined);
  account.parley.need([40]);
  account.clock.pass(20);
  await server.hears("GET /api/people");
  await heardOut(server, account.parley);
  answer(() => [dan]);
  account.clock.pass(5_000);
  await until(account.parley, () => knows(40));
  expect(asked("GET /api/people")).toHaveLength(2);
});

test("the members of a conversation are loaded once and kept current", async () => {
  expect(members()).toBeUndefined();
  await account.parley.members(7);
  expect(members()).toEqual(["Bob"]);
  server.conversation(7).join(cyd);
  server.push(7);
  await until(account.parley, () => members()?.length === 2);
  expect(conversationIn(account.parley, 7).info.members).toBe(2);
  server.conversation(7).leave(bob);
  server.push(7);
  await until(account.parley, () => members()?.length === 1);
  expect(members()).toEqual(["Cyd"]);
});

test("whoever joins while the list is on its way is in it", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.reply = async (_, path) => {
    if (!path.endsWith("/members")) return undefined;
    server.reply = null;
    await promise;
    return { status: 200, body: { items: [] } };
  };
  const loaded = account.parley.members(7);
  await server.hears("GET /api/conversations/7/members");
  server.conversation(7).join(cyd);
  server.push(7);
  await until(account.parley, () => conversationIn(account.parley, 7).ver === 2);
  resolve();
  await loaded;
  expect(members()).toEqual(["Cyd"]);
});

test("a list of many pages is loaded to its end", async () => {
  server.reply = (_, path, url) => {
    if (!path.endsWith("/members")) return undefined;
    const after = Number(url.searchParams.get("after") ?? 0);
    const person = personNamed(100 + after, `Guest${after}`);
    const since = "2026-03-01T10:00:00.000Z";
    const member = { person, role: "member", state: "joined", since, byText: false };
    return { status: 200, body: { items: [member], ...(after < 3 ? { next: after + 1 } : {}) } };
  };
  await account.parley.members(7);
  expect(members()).toEqual(["Guest0", "Guest1", "Guest2", "Guest3"]);
});

test("contacts are loaded when asked for, and again when they changed", async () => {
  const contact = { person: dan, name: "Danny", since: "2026-03-01T10:00:00.000Z" };
  const lists: Record<string, unknown[]> = {
    "/api/contacts": [],
    "/api/contact-requests": [],
    "/api/blocks": [],
  };
  server.reply = (_, path) =>
    path in lists ? { status: 200, body: { items: lists[path] } } : undefined;
  server.notice({ type: "contacts" });
  await heardOut(server, account.parley);
  expect(account.parley.state.get().contacts).toBeNull();
  await account.parley.refreshContacts();
  lists["/api/contacts"] = [contact];
  server.notice({ type: "contacts", request: ada });
  const { contacts } = await until(account.parley, (state) => !!state.contacts?.contacts.length);
  expect(contacts?.contacts).toEqual([contact]);
  expect(knows(dan.id)).toBe(true);
});
