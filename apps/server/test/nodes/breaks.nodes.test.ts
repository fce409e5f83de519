import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Event, Id } from "@parley/protocol";
import { findMissed } from "../../src/sync/missed.ts";
import { recheck } from "../../src/sync/recheck.ts";
import { layCable, type Cable } from "../cable.ts";
import { begin, look, put, say, takeOut } from "../conversations.ts";
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

describe("a change that a node did not hear of", () => {
  test("takes whoever is out of the conversation there, once the node looks", async () => {
    const cleo = at(nodes.two, await nodes.one.person("cleo"));
    await put(cleo, group, "me");
    const staying = await cleo.socket();
    await cut();
    await takeOut(ana, group, ben);

    expect(nodes.two.parts.bus.mayHaveMissed()).toBe(true);
    await recheck(nodes.two.parts);
    await sockets.there.closed;
    await say(cleo, group, "behind his back");
    await staying.event(saying("behind his back"));
    expect(JSON.stringify(sockets.there.eventsOf(group))).not.toContain("behind his back");
    const { sync } = await ben.socket();
    expect(sync.conversations.map(({ conversation }) => conversation)).not.toContain(group);
  });

  test("brings whoever is in to it, once the node looks", async () => {
    await cut();
    const { id } = await begin(ben, { kind: "group", name: "elsewhere" });
    const here = at(nodes.one, ben);
    const { id: another } = await begin(here, { kind: "group", name: "another" });
    await recheck(nodes.two.parts);
    await sockets.there.closed;
    const { sync } = await ben.socket();
    const ids = sync.conversations.map(({ conversation }) => conversation);
    expect(ids).toEqual(expect.arrayContaining([id, another]));
  });

  test("ends a session there that was ended elsewhere, once the node looks", async () => {
    const program = at(nodes.one, ben);
    await cut();
    await program.call("endCurrentSession");
    await recheck(nodes.two.parts);
    await sockets.there.notice("session-ended");
    expect(await sockets.there.closed).toBe("io server disconnect");
  });

  test("is told of by the node that could not tell, once it can", async () => {
    const here = await at(nodes.one, ben).socket();
    await cut();
    await ben.call("endCurrentSession");
    await mend();
    const { bus, database } = nodes.one.parts;
    while (!bus.mayHaveMissed()) await database.db.selectFrom("server").select("key").execute();
    await recheck(nodes.one.parts);
    await here.notice("session-ended");
    expect(await here.closed).toBe("io server disconnect");
  });

  test("is none when nothing was lost: nobody is sent away", async () => {
    expect(nodes.two.parts.bus.mayHaveMissed()).toBe(false);
    for (const node of [nodes.one, nodes.two]) await recheck(node.parts);
    for (const socket of [sockets.here, sockets.there]) {
      await socket.settle();
      expect(socket.io.connected).toBe(true);
    }
  });
});
