import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Id, Page } from "@parley/protocol";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const MESSAGES = 120;
let server: TestServer;
let ana: Someone;
let conversation: Id;

beforeAll(async () => {
  server = await startServer();
  ana = await server.person("ana");
  conversation = (await ana.call("createConversation", { body: { kind: "channel", name: "long" } }))
    .id;
  const socket = await ana.socket();
  for (let n = 1; n <= MESSAGES; n++) {
    if (n === 60)
      await ana.call("changeConversation", { params: { conversation }, body: { name: "longer" } });
    await socket.send("message.send", { conversation, cid: randomUUID(), body: `number ${n}` });
  }
});
afterAll(() => server.close());

type Query = { before?: number; after?: number; around?: number; limit?: number };
const page = (query: Query = {}): Promise<Page> =>
  ana.call("listMessages", { params: { conversation }, query });
const seqs = ({ items }: Page) => items.map(({ seq }) => seq);
const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

test("without a place it is the newest, oldest first", async () => {
  expect(seqs(await page())).toEqual(run(71, 120));
});

test("paging back reaches every message once, and knows when it is at the start", async () => {
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const one = await page({ limit: 50, ...(before === undefined ? {} : { before }) });
    seen.unshift(...seqs(one));
    before = one.next;
  } while (before !== undefined);
  expect(seen).toEqual(run(1, MESSAGES));
});

test("paging forwards reaches every message once", async () => {
  const seen: number[] = [];
  let after: number | undefined = 0;
  while (after !== undefined) {
    const one: Page = await page({ after, limit: 50 });
    seen.push(...seqs(one));
    after = one.next;
  }
  expect(seen).toEqual(run(1, MESSAGES));
});

test("around a message it stands in the middle, and at the ends as far as there is", async () => {
  expect(seqs(await page({ around: 60, limit: 10 }))).toEqual(run(55, 64));
  expect(seqs(await page({ around: 1, limit: 10 }))).toEqual(run(1, 5));
  expect(seqs(await page({ around: 120, limit: 10 }))).toEqual(run(115, 120));
  expect(seqs(await page({ around: 60, limit: 1 }))).toEqual([60]);
});

test("what happened in the conversation stands where it happened, and comes with one page only", async () => {
  const early = await page({ before: 61, limit: 60 });
  const late = await page({ after: 60, limit: 60 });

  expect(
    early.events.map((event) => [event.seq, "conversation" in event && event.conversation.change]),
  ).toContainEqual([59, "renamed"]);
  expect(early.events[0]).toMatchObject({ seq: 0 });
  expect(late.events).toEqual([]);
});

test("everybody it shows is introduced", async () => {
  expect((await page()).people.map(({ id }) => id)).toEqual([ana.me.id]);
});

test.for([{ limit: 0 }, { limit: 101 }, { before: -1 }, { before: 1.5 }, { around: "x" }])(
  "%o is malformed",
  async (query) => {
    await expect(page(query as Query)).rejects.toMatchObject({ code: "malformed" });
  },
);
