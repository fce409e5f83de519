import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Event, Id } from "@parley/protocol";
import { generalOf } from "../../test/places.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";
import { findMissed } from "./missed.ts";

let server: TestServer;
let ana: Someone;
let ben: Someone;
beforeAll(async () => {
  server = await startServer();
  [ana, ben] = [await server.person("ana"), await server.person("ben")];
});
afterAll(() => server.close());

async function channel(name: string): Promise<Id> {
  const { id } = await ana.call("createConversation", { body: { kind: "channel", name } });
  await ben.call("putMember", { params: { conversation: id, person: "me" }, body: {} });
  return id;
}

async function say(who: Someone, conversation: Id, times = 1): Promise<number> {
  let seq = 0;
  for (let n = 1; n <= times; n++) {
    const body = { cid: randomUUID(), body: `number ${n}` };
    ({ seq } = await who.call("sendMessage", { params: { conversation }, body }));
  }
  return seq;
}

const seqsIn = (events: Event[]) =>
  events.flatMap((one) => ("message" in one ? [one.message.seq] : []));

describe("the first sync", () => {
  test("tells of every conversation one is in, with its newest message", async () => {
    const id = await channel("first");
    await say(ana, id, 3);
    const { sync } = await ben.socket();

    const entry = sync.conversations.find(({ conversation }) => conversation === id)!;
    expect(entry).toMatchObject({ limited: true, readSeq: 0, info: { lastSeq: 3, name: "first" } });
    expect(seqsIn(entry.events)).toEqual([3]);
    expect(sync.me).toMatchObject({ id: ben.me.id });
    expect(sync.fileMaxBytes).toBe(25_000_000);
    expect(sync.people.map(({ id: person }) => person)).toContain(ana.me.id);
  });

  test("a socket that resumes with everything it needs is told of nothing", async () => {
    const { sync } = await ben.socket();
    const cursors = sync.conversations.map(
      ({ conversation, ver, readSeq }) => [conversation, ver, readSeq] as [number, number, number],
    );
    const again = await ben.socket({ epoch: sync.epoch, cursors });
    expect(again.sync).toMatchObject({ conversations: [], gone: [] });
  });
});

describe("resuming", () => {
  test("brings what was missed, once and in order, and nothing else", async () => {
    const [id, quiet] = [await channel("resumed"), await channel("quiet")];
    const { sync } = await ben.socket();
    const at = (conversation: Id) =>
      sync.conversations.find((one) => one.conversation === conversation)!.ver;
    const cursors: [number, number][] = [
      [id, at(id)],
      [quiet, at(quiet)],
    ];
    const first = await say(ana, id, 4);
    await ana.call("editMessage", {
      params: { conversation: id, seq: first - 3 },
      body: { body: "mended" },
    });

    const again = await ben.socket({ epoch: sync.epoch, cursors });

    const [entry, ...others] = again.sync.conversations.filter((one) =>
      [id, quiet].includes(one.conversation),
    );
    expect(others).toEqual([]);
    expect(seqsIn(entry!.events)).toEqual([first - 2, first - 1, first, first - 3]);
    expect(entry!.ver).toBe(entry!.events.at(-1)!.ver);
  });

  test("after too long it is the newest as an unbroken stretch, and says so", async () => {
    const id = await channel("long-away");
    const { sync } = await ben.socket();
    const { ver } = sync.conversations.find((one) => one.conversation === id)!;
    const last = await say(ana, id, 70);

    const again = await ben.socket({ epoch: sync.epoch, cursors: [[id, ver]] });

    const entry = again.sync.conversations.find((one) => one.conversation === id)!;
    const seqs = seqsIn(entry.events);
    expect(entry.limited).toBe(true);
    expect(seqs.at(-1)).toBe(last);
    expect(seqs).toEqual(seqs.map((_, index) => last - seqs.length + 1 + index));
    expect(entry.events.length).toBeLessThanOrEqual(50);
  });

  test("another epoch starts from nothing, whatever the client says it holds", async () => {
    const id = await channel("restored");
    const { sync } = await ben.socket({ epoch: "another", cursors: [[id, 10_000]] });
    expect(sync.conversations.map(({ conversation }) => conversation)).toContain(id);
    expect(sync.gone).toEqual([]);
  });

  test("a conversation one is no longer in is gone, and so is one that never was", async () => {
    const id = await channel("left");
    const { sync } = await ben.socket();
    await ben.call("removeMember", { params: { conversation: id, person: "me" } });
    await say(ana, id);

    const again = await ben.socket({
      epoch: sync.epoch,
      cursors: [
        [id, 1],
        [424_242, 3],
      ],
    });

    expect(again.sync.gone.toSorted((a, b) => a - b)).toEqual(
      [424_242, id].toSorted((a, b) => a - b),
    );
    expect(again.sync.conversations.map(({ conversation }) => conversation)).not.toContain(id);
  });

  test("what was read elsewhere is learnt although nothing was said", async () => {
    const id = await channel("read-elsewhere");
    const seq = await say(ana, id, 2);
    const first = await ben.socket();
    const { ver, readSeq } = first.sync.conversations.find((one) => one.conversation === id)!;
    await first.send("read", { conversation: id, seq });

    const again = await ben.socket({ epoch: first.sync.epoch, cursors: [[id, ver, readSeq]] });

    expect(again.sync.conversations.find((one) => one.conversation === id)).toMatchObject({
      readSeq: seq,
      events: [],
    });
  });

  test.for([
    ["too many cursors", { cursors: Array.from({ length: 1_001 }, (_, n) => [n + 1, 1]) }],
    ["a cursor of words", { cursors: [["a", "b"]] }],
    ["something else", { admin: true }],
  ])("%s is refused before there is a session to hold", async ([, auth]) => {
    await expect(ben.socket(auth as never)).rejects.toMatchObject({ code: "malformed" });
  });
});

describe("difference", () => {
  test("answers from memory and from the database alike", async () => {
    const id = await channel("alike");
    await say(ana, id, 20);
    await ana.call("deleteMessage", { params: { conversation: id, seq: 3 } });
    await ana.call("changeConversation", {
      params: { conversation: id },
      body: { topic: "alike" },
    });
    const socket = await ben.socket();

    for (const ver of [0, 5, 10, 22, 23, 24]) {
      const fromMemory = await socket.send("difference", { conversation: id, ver });
      const { rings } = server.parts.realtime;
      const ring = rings.after(id, 0)!;
      rings.forget(id);
      const fromDatabase = await socket.send("difference", { conversation: id, ver });
      rings.add(id, ring);
      expect(fromDatabase).toEqual(fromMemory);
    }
  });

  test("a client that is ahead, or beyond any number, is told where it stands", async () => {
    const id = await channel("ahead");
    const socket = await ben.socket();
    const { ver } = await socket.send("difference", {
      conversation: id,
      ver: Number.MAX_SAFE_INTEGER,
    });
    expect(await socket.send("difference", { conversation: id, ver })).toMatchObject({
      events: [],
      ver,
    });
  });
});

test("a lost last event is found by comparing heads", async () => {
  const socket = await ben.socket();
  const id = generalOf(socket);
  await say(ana, id);
  const { rings } = server.parts.realtime;
  const before = rings.head(id)!;
  // The bus loses one: it is committed, and no node was told.
  const bus = server.parts.bus;
  const losing = vi.spyOn(bus, "publish").mockImplementation(() => undefined);
  const lost = await say(ana, id);
  losing.mockRestore();
  expect(rings.head(id)).toBe(before);

  await findMissed(server.parts, [id]);

  await socket.event(
    (one) => "message" in one && one.message.seq === lost && one.ver === before + 1,
  );
});
