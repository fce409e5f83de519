import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "@parley/protocol";
import { FakeServer, ada, bob, cyd, refusing } from "../test/fake-server.ts";
import {
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

function write(count: number, from = 1): string[] {
  const texts = Array.from({ length: count }, (_, index) => `line ${from + index}`);
  for (const text of texts) server.write(7, bob, text);
  return texts;
}

const seqs = () => timelineIn(account.parley, 7).messages.map(({ seq }) => seq);
const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Holds the next page back until it is let go. */
function holdPage(): { asked: Promise<void>; letGo: () => void } {
  const asked = Promise.withResolvers<void>();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.reply = async (_, path, url) => {
    if (!path.endsWith("/messages")) return undefined;
    server.reply = null;
    const page = server.conversation(7).page(numbers(url));
    asked.resolve();
    await promise;
    return { status: 200, body: page };
  };
  return { asked: asked.promise, letGo: resolve };
}

const numbers = (url: URL) =>
  Object.fromEntries([...url.searchParams].map(([name, value]) => [name, Number(value)]));

async function cutAndReturn(meanwhile: () => void): Promise<void> {
  server.cut();
  await until(account.parley, ({ connection }) => connection.phase === "away");
  meanwhile();
  account.clock.pass(60_000);
  await online(account.parley);
}

test("opening a conversation shows its newest page, with what happened among the messages", async () => {
  server.conversation(7).join(bob);
  write(60);
  server.conversation(7).join(cyd);
  account = await signedIn(server);
  await account.parley.open(7);
  expect(shownIn(account.parley, 7)).toEqual([...from(11, 60).map((n) => `line ${n}`), "joined"]);
  expect(timelineIn(account.parley, 7)).toMatchObject({
    atStart: false,
    atEnd: true,
    loading: null,
  });
});

test("older pages join on until the beginning is reached", async () => {
  server.conversation(7).join(bob);
  write(120);
  account = await signedIn(server);
  await account.parley.open(7);
  await account.parley.loadOlder(7);
  expect(seqs()).toEqual(from(21, 120));
  await account.parley.loadOlder(7);
  expect(seqs()).toEqual(from(1, 120));
  expect(shownIn(account.parley, 7)[0]).toBe("joined");
  expect(timelineIn(account.parley, 7).atStart).toBe(true);
  const asked = server.heard.length;
  await account.parley.loadOlder(7);
  expect(server.heard).toHaveLength(asked);
});

test("an empty conversation is at its beginning and at its end", async () => {
  server.conversation(7).join(bob);
  account = await signedIn(server);
  await account.parley.open(7);
  expect(timelineIn(account.parley, 7)).toMatchObject({ atStart: true, atEnd: true });
  expect(shownIn(account.parley, 7)).toEqual(["joined"]);
  server.write(7, bob, "first!");
  await until(account.parley, () => shownIn(account.parley, 7).length === 2);
});

test("around an old message there is a stretch of the past, which live messages do not join", async () => {
  write(200);
  account = await signedIn(server);
  await account.parley.open(7);
  await account.parley.open(7, 60);
  expect(seqs()).toEqual(from(36, 85));
  server.write(7, bob, "now");
  await until(account.parley, () => conversationIn(account.parley, 7).info.lastSeq === 201);
  expect(seqs()).toEqual(from(36, 85));
  expect(conversationIn(account.parley, 7).last?.body).toBe("now");
  for (let page = 0; page < 3; page++) await account.parley.loadNewer(7);
  expect(seqs()).toEqual(from(36, 201));
  expect(timelineIn(account.parley, 7).atEnd).toBe(true);
  server.write(7, bob, "and again");
  await until(account.parley, () => seqs().at(-1) === 202);
});

test("from the past one can go straight back to the newest", async () => {
  write(200);
  account = await signedIn(server);
  await account.parley.open(7, 60);
  await account.parley.loadNewest(7);
  expect(seqs()).toEqual(from(151, 200));
});

test("a message that is held already is not asked for", async () => {
  write(100);
  account = await signedIn(server);
  await account.parley.open(7);
  const asked = server.heard.length;
  await account.parley.open(7, 80);
  expect(server.heard).toHaveLength(asked);
});

test("what is written or edited while a page is on its way is in it", async () => {
  write(60);
  account = await signedIn(server);
  const page = holdPage();
  const opened = account.parley.open(7);
  await page.asked;
  expect(timelineIn(account.parley, 7).loading).toBe("first");
  server.conversation(7).edit(30, "changed my mind");
  server.push(7);
  server.write(7, bob, "meanwhile");
  await heardOut(server, account.parley);
  page.letGo();
  await opened;
  expect(seqs()).toEqual(from(11, 61));
  expect(shownIn(account.parley, 7)).toContain("changed my mind");
});

test("a page that is older than what is held changes nothing back", async () => {
  write(60);
  account = await signedIn(server);
  await account.parley.open(7);
  server.conversation(7).edit(11, "changed");
  server.push(7);
  await until(account.parley, () => shownIn(account.parley, 7)[0] === "changed");
  const stale = { ...server.conversation(7).messages[10]!, body: "line 11", ver: 11 };
  server.reply = (_, path, url) => {
    if (!path.endsWith("/messages")) return undefined;
    const page = server.conversation(7).page(numbers(url));
    return { status: 200, body: { ...page, items: [...page.items, stale] } };
  };
  await account.parley.loadOlder(7);
  expect(seqs()).toEqual(from(1, 60));
  expect(shownIn(account.parley, 7)[10]).toBe("changed");
});

test("after too long an absence the timeline begins again with the newest", async () => {
  write(80);
  account = await signedIn(server);
  await account.parley.open(7);
  await cutAndReturn(() => write(70, 81));
  expect(seqs()).toEqual(from(121, 150));
  expect(timelineIn(account.parley, 7)).toMatchObject({ atStart: false, atEnd: true });
  await account.parley.loadOlder(7);
  expect(seqs()).toEqual(from(71, 150));
});

test("a page from before too long an absence is not put beside what came after", async () => {
  write(80);
  account = await signedIn(server);
  await account.parley.open(7);
  const page = holdPage();
  const older = account.parley.loadOlder(7);
  await page.asked;
  await cutAndReturn(() => {
    server.conversation(7).edit(20, "edited while away");
    write(70, 81);
  });
  page.letGo();
  await older;
  expect(seqs()).toEqual(from(121, 150));
  expect(timelineIn(account.parley, 7).loading).toBeNull();
});

test("a name that changed during too long an absence is known afterwards", async () => {
  write(1);
  account = await signedIn(server);
  await account.parley.open(7);
  server.isLive = false;
  server.conversation(7).rename("elsewhere", bob.id);
  write(60, 2);
  server.isLive = true;
  server.write(7, bob, "the last");
  await heardOut(server, account.parley);
  account.clock.pass(400);
  await until(account.parley, () => conversationIn(account.parley, 7).info.name === "elsewhere");
  expect(shownIn(account.parley, 7).at(-1)).toBe("the last");
});

test("a page that cannot be had says why, and is asked for again on return", async () => {
  write(30);
  account = await signedIn(server);
  server.reply = (_, path) => (path.endsWith("/messages") ? refusing("malformed") : undefined);
  await account.parley.open(7);
  expect(timelineIn(account.parley, 7)).toMatchObject({ loading: null, error: "malformed" });
  server.reply = (_, path) =>
    path.endsWith("/messages") ? { status: 502, body: "<html>" } : undefined;
  await account.parley.open(7);
  expect(timelineIn(account.parley, 7)).toMatchObject({ loading: null, error: "unreachable" });
  server.reply = null;
  await cutAndReturn(() => {});
  await until(account.parley, () => timelineIn(account.parley, 7).messages.length === 30);
  expect(timelineIn(account.parley, 7).error).toBeNull();
});

test("whoever reads the past stays there when a page of it could not be had", async () => {
  write(200);
  account = await signedIn(server);
  await account.parley.open(7, 60);
  server.reply = (_, path) => (path.endsWith("/messages") ? { status: 502 } : undefined);
  await account.parley.loadNewer(7);
  expect(timelineIn(account.parley, 7).error).toBe("unreachable");
  server.reply = null;
  await cutAndReturn(() => {});
  await heardOut(server, account.parley);
  expect(timelineIn(account.parley, 7).error).toBeNull();
  expect(seqs()).toEqual(from(36, 85));
});

test("an edit, a deletion and a reaction show in their place", async () => {
  write(3);
  account = await signedIn(server);
  await account.parley.open(7);
  await account.parley.edit(7, 2, "line two");
  expect(shownIn(account.parley, 7)).toEqual(["line 1", "line two", "line 3"]);
  await until(account.parley, () => conversationIn(account.parley, 7).ver === 4);
  expect(shownIn(account.parley, 7)).toEqual(["line 1", "line two", "line 3"]);
  server.reply = () => refusing("not_allowed");
  await expect(account.parley.remove(7, 1)).rejects.toMatchObject({ code: "not_allowed" });
  await expect(account.parley.react(7, 1, "👍", true)).rejects.toMatchObject({
    code: "not_allowed",
  });
  const reacted = {
    ...server.conversation(7).messages[0]!,
    ver: 5,
    reactions: [{ emoji: "👍", people: [ada.id] }],
  };
  server.reply = (method, path) =>
    method === "PUT" && decodeURIComponent(path).endsWith("/messages/1/reactions/👍")
      ? { status: 200, body: reacted }
      : undefined;
  await account.parley.react(7, 1, "👍", true);
  expect(timelineIn(account.parley, 7).messages[0]?.reactions).toEqual(reacted.reactions);
});

test("a conversation nobody looks at does not grow without end", async () => {
  write(60);
  account = await signedIn(server);
  await account.parley.open(7);
  for (const id of [11, 12, 13]) {
    server.conversation(id);
    await account.parley.open(id);
  }
  write(600, 61);
  await heardOut(server, account.parley);
  const { messages, atStart } = timelineIn(account.parley, 7);
  expect(messages.length).toBeLessThanOrEqual(8 * limits.messagesPerPage);
  expect(messages.at(-1)?.seq).toBe(660);
  expect(atStart).toBe(false);
});
