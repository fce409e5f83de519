import { afterEach, beforeEach, expect, test } from "vitest";
import type { Event, Id } from "@parley/protocol";
import { findMissed } from "../../src/sync/missed.ts";
import { layCable, type Cable } from "../cable.ts";
import { begin, look, put, say } from "../conversations.ts";
import { redisUrl } from "../redis.ts";
import type { TestServer } from "../server.ts";
import type { TestSocket } from "../socket.ts";
import type { Someone } from "../visitor.ts";
import { at, received, startPair, type Pair } from "./pair.ts";

// The second node reaches Redis by a cable that is cut and mended.

let cable: Cable;
let nodes: Pair;
let ana: Someone, ben: Someone;
let group: Id;
let sockets: { here: TestSocket; there: TestSocket };
let since: number;

beforeEach(async () => {
  cable = await layCable(redisUrl!);
  nodes = await startPair({ settings: { REDIS_URL: cable.url } });
  ana = await nodes.one.person("ana");
  ben = at(nodes.two, await nodes.one.person("ben"));
  ({ id: group } = await begin(ana, { kind: "group", name: "broken", access: "open" }));
  await put(ben, group, "me");
  sockets = { here: await ana.socket(), there: await ben.socket() };
  since = (await look(ana, group)).lastVer;
});
afterEach(async () => {
  cable.mend();
  await nodes.close();
  await cable.close();
});

const saying = (body: string) => (event: Event) =>
  "message" in event && event.message.body === body;

/** Resolves once the node has logged that of both its connections. */
async function logged({ log, app }: TestServer, words: string): Promise<void> {
  const count = () => log.filter((line) => line.includes(words)).length;
  // A look at the database is a pause in which whatever is due happens.
  while (count() < 2) await app.parts.database.db.selectFrom("server").select("key").execute();
}

const cut = () => {
  cable.cut();
  return logged(nodes.two, "the connection to Redis broke");
};
const mend = () => {
  cable.mend();
  return logged(nodes.two, "the connection to Redis is back");
};

test("what was said while a node was without Redis is found by comparing heads, once and in order", async () => {
  await cut();
  for (const body of ["one", "two", "three"]) await say(ana, group, body);
  await sockets.there.settle();
  expect(sockets.there.eventsOf(group)).toEqual([]);

  await findMissed(nodes.two.parts, [group]);
  await sockets.there.event(saying("three"));
  await findMissed(nodes.two.parts, [group]);
  await sockets.there.settle();
  const { applied, held } = received(sockets.there.eventsOf(group), since);
  expect([applied.length, held]).toEqual([3, []]);
  expect(sockets.there.eventsOf(group)).toEqual(sockets.here.eventsOf(group));
});

test("people on the node without Redis go on, and the others find what they said", async () => {
  await cut();
  await say(ben, group, "from the island");
  await sockets.there.event(saying("from the island"));
  await sockets.here.settle();
  expect(sockets.here.eventsOf(group)).toEqual([]);

  await findMissed(nodes.one.parts, [group]);
  expect(await sockets.here.event(saying("from the island"))).toBeDefined();
});

test("when Redis is back everything is heard at once again, on both nodes", async () => {
  await cut();
  await say(ana, group, "meanwhile");
  await mend();

  await say(ana, group, "back again");
  await sockets.there.event(saying("back again"));
  await say(ben, group, "so I hear");
  await sockets.here.event(saying("so I hear"));
  // What was said meanwhile is a gap that a client asks for.
  const { held } = received(sockets.there.eventsOf(group), since);
  expect(held.length).toBeGreaterThan(0);
  const missed = await sockets.there.send("difference", { conversation: group, ver: since });
  const all = received(missed.events, since);
  expect([all.applied.length, all.held, missed.limited]).toEqual([3, [], false]);
});

test("who comes to the node without Redis is told everything there is", async () => {
  await cut();
  await say(ana, group, "before you came");
  const { sync } = await ben.socket();
  const entry = sync.conversations.find(({ conversation }) => conversation === group)!;
  expect(entry.events.some(saying("before you came"))).toBe(true);
});
