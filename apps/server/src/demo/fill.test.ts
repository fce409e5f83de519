import { username } from "@parley/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone, Visitor } from "../../test/visitor.ts";
import { DemoRefused, fillWithDemo, write, type Filled } from "./fill.ts";

let server: TestServer;
let filled: Filled;
let ana: Visitor;

beforeAll(async () => {
  server = await startServer();
  filled = await fillWithDemo(server.parts);
  ana = await signIn("ana");
});

afterAll(async () => {
  await server.close();
});

/** Five thousand messages are read more than once. */
const UNHURRIED = { timeout: 60_000 };

describe("the demo", UNHURRIED, () => {
  test("is a community of forty, with twelve conversations and about five thousand messages", () => {
    expect(filled.usernames).toHaveLength(40);
    expect(filled.conversations).toBe(12);
    expect(filled.messages).toBeGreaterThan(4_800);
    expect(filled.messages).toBeLessThan(5_200);
    for (const name of filled.usernames) expect(username.parse(name)).toBe(name);
  });

  test("lets everybody in it sign in with the password it tells", async () => {
    for (const name of [filled.usernames.at(-1)!, filled.usernames[7]!]) {
      expect((await signIn(name)).cookies.size).toBe(1);
    }
  });

  test("counts as the server does: what each reader is told of each conversation adds up", async () => {
    for (const name of ["ana", "noah"]) {
      const visitor = await signIn(name);
      const socket = await visitor.socket();
      expect(socket.sync.conversations.length).toBeGreaterThan(1);
      for (const { conversation } of socket.sync.conversations) {
        await checkConversation(visitor, conversation);
      }
      socket.check();
      socket.close();
    }
  });

  test("what is done next goes on from there", async () => {
    const socket = await ana.socket();
    const { conversation, info } = socket.sync.conversations.find(({ info }) => info.general)!;
    const cid = crypto.randomUUID();
    const sent = await socket.send("message.send", { conversation, cid, body: "@bola hello" });
    expect(sent.seq).toBe(info.lastSeq + 1);
    const event = await socket.event((one) => "message" in one);
    expect(event).toMatchObject({ ver: info.lastVer + 1, message: { seq: sent.seq } });
    const bola = await signIn("bola");
    const [mention] = (await bola.call("listMentions")).items;
    expect(mention).toMatchObject({ conversation, seq: sent.seq });
    socket.close();
  });

  test("whoever follows every change ends where the server stands", async () => {
    const socket = await ana.socket();
    const entry = socket.sync.conversations.find(({ info }) => info.name === "tool-shed")!;
    const { conversation, info } = entry;
    const from = info.lastVer - 40;
    const answer = await socket.send("difference", { conversation, ver: from });
    expect(answer).toMatchObject({ ver: info.lastVer, limited: false });
    const versions = answer.events.map(({ ver }) => ver);
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.at(-1)).toBe(info.lastVer);
    expect(versions.every((ver) => ver > from)).toBe(true);
    socket.close();
  });

  test("reads as if people had written it: many sentences, by many, at many hours", async () => {
    const bodies = new Set<string>();
    const senders = new Set<number>();
    const hours = new Set<number>();
    let [replies, reactions, edits, mentions] = [0, 0, 0, 0];
    for (const { id } of (await ana.call("listConversations")).items) {
      for (const message of await history(ana, id)) {
        bodies.add(message.body);
        senders.add(message.sender);
        hours.add(new Date(message.at).getHours());
        replies += message.replyTo === undefined ? 0 : 1;
        reactions += message.reactions ? 1 : 0;
        edits += message.editedAt ? 1 : 0;
        mentions += message.mentions ? 1 : 0;
        expect(message.body).not.toMatch(/[{}[\]|]|undefined/);
      }
    }
    expect(bodies.size).toBeGreaterThan(700);
    expect(senders.size).toBe(40);
    expect(hours.size).toBeGreaterThan(10);
    for (const count of [replies, reactions, edits, mentions]) expect(count).toBeGreaterThan(30);
  });

  test("is refused where there are people already", async () => {
    await expect(fillWithDemo(server.parts)).rejects.toThrow(DemoRefused);
  });
});

test("who is in which conversation of the demo is the same whenever it is made, and no pair is in two", () => {
  const told = ["03:28:48", "08:02:24", "18:01:30"].map((at) => {
    const { people, books } = write(1, Date.parse(`2026-11-20T${at}Z`));
    const nameOf = new Map(people.map(({ id, username }) => [id, username]));
    return books.map(({ conversation: { kind }, memberships }) => {
      const members = memberships.map(({ person_id }) => nameOf.get(person_id)!).toSorted();
      return `${kind} of ${members.join(" and ")}`;
    });
  });
  expect(new Set(told[0]).size).toBe(12);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
});

describe("two demos", UNHURRIED, () => {
  test("tell the same story", async () => {
    const now = () => Date.UTC(2026, 5, 1, 18);
    const told = await Promise.all([tell(now), tell(now)]);
    expect(told[0].length).toBeGreaterThan(900);
    expect(told[0]).toEqual(told[1]);
  });
});

async function tell(now: () => number): Promise<string[]> {
  const one = await startServer({ now });
  try {
    const { password } = await fillWithDemo(one.parts);
    const reader = one.visitor();
    await reader.call("createSession", { body: { username: "ana", password } });
    const [general] = (await reader.call("listConversations")).items.filter(
      ({ name }) => name === "general",
    );
    const messages = await history(reader, general!.id);
    return messages.map(({ at, body }) => `${at} ${body}`);
  } finally {
    await one.close();
  }
}

async function checkConversation(visitor: Visitor, conversation: number): Promise<void> {
  const params = { conversation };
  const info = await visitor.call("getConversation", { params });
  const messages = await history(visitor, conversation);
  expect(messages.map(({ seq }) => seq)).toEqual(
    Array.from({ length: info.lastSeq }, (_, index) => index + 1),
  );
  expect(Math.max(...messages.map(({ ver }) => ver))).toBeLessThanOrEqual(info.lastVer);
  expect(messages.at(-1)!.at).toBe(info.lastAt);
  expect(messages.map(({ at }) => at)).toEqual(messages.map(({ at }) => at).toSorted());
  expect(await memberCount(visitor, conversation)).toBe(info.members);
  expect(info.me.readSeq).toBeGreaterThanOrEqual(info.me.joinedSeq);
  expect(info.me.readSeq).toBeLessThanOrEqual(info.lastSeq);
  const mine = (await visitor.call("getMe")).id;
  const unread = messages.filter(
    ({ seq, mentions }) => seq > info.me.readSeq && mentions?.includes(mine),
  );
  expect(info.me.mentions).toBe(unread.length);
  expect(messages.filter(({ seq, replyTo = 0 }) => replyTo >= seq)).toEqual([]);
}

async function memberCount(visitor: Visitor, conversation: number): Promise<number> {
  let count = 0;
  for (let after: number | undefined; ;) {
    const query = after === undefined ? {} : { after };
    const page: { items: unknown[]; next?: number | undefined } = await visitor.call(
      "listMembers",
      { params: { conversation }, query },
    );
    count += page.items.length;
    after = page.next;
    if (after === undefined) return count;
  }
}

type Messages = Awaited<ReturnType<typeof page>>["items"];

async function history(visitor: Visitor, conversation: number): Promise<Messages> {
  const messages: Messages = [];
  for (let after: number | undefined = 0; after !== undefined;) {
    const found: Awaited<ReturnType<typeof page>> = await page(visitor, conversation, after);
    messages.push(...found.items);
    after = found.next;
  }
  return messages;
}

function page(visitor: Visitor, conversation: number, after: number) {
  return visitor.call("listMessages", { params: { conversation }, query: { after, limit: 100 } });
}

async function signIn(name: string): Promise<Visitor | Someone> {
  const visitor = server.visitor();
  await visitor.call("createSession", { body: { username: name, password: filled.password } });
  return visitor;
}
