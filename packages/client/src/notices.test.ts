import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, ada, asMe, bob, refusing } from "../test/fake-server.ts";
import {
  accountOn,
  conversationIn,
  heardOut,
  online,
  shownIn,
  signedIn,
  timelineIn,
  until,
  type Account,
} from "../test/person.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

function write(count: number): void {
  for (let index = 1; index <= count; index++) server.write(7, bob, `line ${index}`);
}

test("a conversation nobody told of can be opened, and one that is not there cannot", async () => {
  account = await signedIn(server);
  write(3);
  await account.parley.open(7);
  expect(shownIn(account.parley, 7)).toEqual(["line 1", "line 2", "line 3"]);
  await expect(account.parley.open(99)).rejects.toMatchObject({ code: "not_found" });
});

test("live events of a conversation nobody told of bring it", async () => {
  account = await signedIn(server);
  server.write(9, bob, "surprise");
  await heardOut(server, account.parley);
  account.clock.pass(400);
  const state = await until(account.parley, ({ conversations }) => conversations.has(9));
  expect(state.conversations.get(9)?.ver).toBe(1);
});

test("a conversation that appears is there at once, and one that is gone is not", async () => {
  account = await signedIn(server);
  server.conversation(8, "news").write(bob.id, "welcome");
  const entry = server.conversation(8).fresh(ada.id);
  server.notice({ type: "conversation", entry, people: [bob] });
  await until(account.parley, ({ conversations }) => conversations.has(8));
  expect(conversationIn(account.parley, 8).last?.body).toBe("welcome");
  expect(account.parley.state.get().people.get(bob.id)).toEqual(bob);
  server.notice({ type: "gone", conversation: 8, reason: "removed" });
  await until(account.parley, ({ conversations }) => !conversations.has(8));
});

test("each device that is let in as oneself is news", async () => {
  account = await signedIn(server);
  const { state } = account.parley;
  expect(state.get().letIn).toBeNull();
  const device = { lane: "terminal", agent: "the old laptop" } as const;
  server.notice({ type: "signed-in", ...device });
  const { letIn: first } = await until(account.parley, ({ letIn }) => letIn !== null);
  expect(first).toEqual(device);
  server.notice({ type: "signed-in", ...device });
  await until(account.parley, ({ letIn }) => letIn !== first);
});

test("my side of a conversation can change without a number, and moves no cursor", async () => {
  write(1);
  account = await signedIn(server);
  await account.parley.open(7);
  server.isLive = false;
  server.write(7, bob, "lost on the way");
  const entry = server.conversation(7).fresh(ada.id, { level: "nothing" });
  server.notice({ type: "conversation", entry, people: [] });
  await until(account.parley, () => conversationIn(account.parley, 7).info.me.level === "nothing");
  await heardOut(server, account.parley);
  expect(shownIn(account.parley, 7)).toEqual(["line 1", "lost on the way"]);
});

test("a notice ahead of the events makes the missing ones be asked for", async () => {
  write(1);
  account = await signedIn(server);
  await account.parley.open(7);
  server.isLive = false;
  server.write(7, bob, "lost");
  server.conversation(7).rename("elsewhere", bob.id);
  const entry = { ...server.conversation(7).fresh(ada.id), events: [] };
  server.notice({ type: "conversation", entry, people: [] });
  await heardOut(server, account.parley);
  expect(conversationIn(account.parley, 7).ver).toBe(1);
  account.clock.pass(400);
  await until(account.parley, () => conversationIn(account.parley, 7).ver === 3);
  expect(shownIn(account.parley, 7)).toEqual(["line 1", "lost", "renamed"]);
});

test("accepting an invitation shows what was said before", async () => {
  write(30);
  account = accountOn(server);
  server.isGreeting = false;
  await account.parley.start();
  await server.hears("connection");
  const invitation = server.conversation(7).fresh(ada.id, { state: "requested", from: bob.id });
  server.emit("sync", { ...server.syncFor({}), conversations: [{ ...invitation, events: [] }] });
  await online(account.parley);
  server.reply = (_, path) => (path.endsWith("/messages") ? refusing("not_found") : undefined);
  await account.parley.open(7);
  expect(timelineIn(account.parley, 7).error).toBe("not_found");
  server.reply = null;
  server.conversation(7).join(ada);
  server.notice({ type: "conversation", entry: server.conversation(7).fresh(ada.id), people: [] });
  server.push(7);
  await until(account.parley, () => shownIn(account.parley, 7).length === 31);
  expect(timelineIn(account.parley, 7)).toMatchObject({ error: null, atStart: true, atEnd: true });
});

test("a direct message one could read already stays in sight when it is accepted", async () => {
  write(25);
  const direct = { ...server.conversation(7).info(ada.id), kind: "direct" as const, with: bob };
  const requested = { ...direct.me, state: "requested" as const, from: bob.id };
  account = accountOn(server);
  server.isGreeting = false;
  await account.parley.start();
  await server.hears("connection");
  const asked = { ...server.conversation(7).fresh(ada.id), info: { ...direct, me: requested } };
  server.emit("sync", { ...server.syncFor({}), conversations: [asked] });
  await online(account.parley);
  await account.parley.open(7);
  const { messages } = timelineIn(account.parley, 7);
  const accepted = { ...server.conversation(7).fresh(ada.id), info: direct };
  server.notice({ type: "conversation", entry: accepted, people: [] });
  await until(account.parley, () => conversationIn(account.parley, 7).info.me.state === "joined");
  expect(timelineIn(account.parley, 7).messages).toBe(messages);
});

test("somebody's new name shows wherever they are named", async () => {
  const direct = { ...server.conversation(7).fresh(ada.id), events: [] };
  server.conversation(7).join(bob);
  account = accountOn(server);
  server.isGreeting = false;
  await account.parley.start();
  await server.hears("connection");
  const info = { ...direct.info, kind: "direct" as const, with: bob };
  server.emit("sync", { ...server.syncFor({}), conversations: [{ ...direct, info }] });
  await online(account.parley);
  await account.parley.members(7);
  server.notice({ type: "person", person: { ...bob, displayName: "Robert" } });
  const { people } = await until(
    account.parley,
    (state) => state.people.get(bob.id)?.displayName === "Robert",
  );
  const conversation = conversationIn(account.parley, 7);
  expect(conversation.info.with).toEqual(people.get(bob.id));
  expect(conversation.members?.[0]?.person).toEqual(people.get(bob.id));
});

test("one's own new name shows on every device", async () => {
  account = await signedIn(server);
  server.notice({ type: "me", me: { ...asMe(ada), displayName: "Ada L." } });
  const { people, me } = await until(account.parley, (state) => state.me?.displayName === "Ada L.");
  expect(people.get(ada.id)?.displayName).toBe("Ada L.");
  expect(me).toMatchObject({ hasPassword: true });
});
