import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Event, Id } from "@parley/protocol";
import { begin, look, put, say, takeOut } from "../conversations.ts";
import type { TestSocket } from "../socket.ts";
import type { Someone } from "../visitor.ts";
import { at, received, startPair, type Pair } from "./pair.ts";

let nodes: Pair;
let ana: Someone, ben: Someone;
beforeAll(async () => {
  nodes = await startPair();
  ana = await nodes.one.person("ana");
  ben = at(nodes.two, await nodes.one.person("ben"));
});
afterAll(() => nodes.close());

/** A group of the two, each with a socket on a node of their own that hears it. */
async function talk(name: string) {
  const { id } = await begin(ana, { kind: "group", name, access: "open" });
  await put(ben, id, "me");
  const sockets = [await ana.socket(), await ben.socket()] as const;
  return { id, sockets, since: (await look(ana, id)).lastVer };
}

/** Waits until a socket has heard everything there is. */
async function hearAll(socket: TestSocket, conversation: Id, since: number, head: number) {
  for (let ver = since + 1; ver <= head; ver++) {
    await socket.event((event) => event.ver === ver && isIn(socket, conversation, event));
  }
  return received(socket.eventsOf(conversation), since);
}

const isIn = (socket: TestSocket, conversation: Id, event: Event) =>
  socket.eventsOf(conversation).includes(event);

test("what is said on both nodes at once reaches both, without a gap and in one order", async () => {
  const { id, sockets, since } = await talk("at-once");
  const EACH = 40;
  const send = (socket: TestSocket, n: number) =>
    socket.send("message.send", { conversation: id, cid: randomUUID(), body: `number ${n}` });
  const sent = await Promise.all(
    Array.from({ length: EACH }, (_, n) => sockets.map((socket) => send(socket, n))).flat(),
  );
  expect(sent.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 2 * EACH }, (_, n) => n + 1),
  );

  const { lastSeq, lastVer } = await look(ana, id);
  expect([lastSeq, lastVer]).toEqual([2 * EACH, since + 2 * EACH]);
  const [first, second] = await Promise.all(
    sockets.map((socket) => hearAll(socket, id, since, lastVer)),
  );
  expect(first!.held).toEqual([]);
  expect(first!.applied).toHaveLength(2 * EACH);
  expect(second).toEqual(first);
});

test("changes made on both nodes at once leave both with the same conversation", async () => {
  const { id, sockets, since } = await talk("changes");
  const params = { conversation: id, seq: await say(ana, id, "first") };
  await Promise.all([
    ...["🍅", "🌻", "🫐"].map((emoji) => ana.call("addReaction", { params: { ...params, emoji } })),
    ...["🍅", "🐝", "🪴"].map((emoji) => ben.call("addReaction", { params: { ...params, emoji } })),
    ana.call("editMessage", { params, body: { body: "mended" } }),
    ana.call("changeConversation", { params, body: { topic: "another" } }),
    say(ben, id, "second"),
    say(ana, id, "third"),
  ]);

  const { lastVer } = await look(ana, id);
  const [first, second] = await Promise.all(
    sockets.map((socket) => hearAll(socket, id, since, lastVer)),
  );
  expect(first!.held).toEqual([]);
  expect(second).toEqual(first);
  const messages = first!.applied.flatMap((event) => ("message" in event ? [event.message] : []));
  const last = messages.findLast((message) => message.seq === params.seq)!;
  expect(last.body).toBe("mended");
  expect(last.reactions!.find(({ emoji }) => emoji === "🍅")!.people).toHaveLength(2);
  expect(last.reactions).toHaveLength(5);
});

test("a message sent to both nodes is one", async () => {
  const { id } = await talk("twice");
  const body = { cid: randomUUID(), body: "once" };
  const here = at(nodes.two, ana);
  const answers = await Promise.all(
    [ana, here, ana, here].map((who) =>
      who.call("sendMessage", { params: { conversation: id }, body }),
    ),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  expect((await look(ben, id)).lastSeq).toBe(1);
});

test("who leaves on one node hears nothing more on the other", async () => {
  const { id, sockets } = await talk("leaving");
  const [, listening] = sockets;
  await takeOut(at(nodes.one, ben), id, "me");
  await say(ana, id, "behind his back");
  expect(await listening.notice("gone")).toMatchObject({ conversation: id, reason: "left" });
  await listening.settle();
  expect(JSON.stringify(listening.eventsOf(id))).not.toContain("behind his back");
});

test("a conversation deleted on one node is gone on the other", async () => {
  const { id, sockets } = await talk("deleting");
  await ana.call("deleteConversation", { params: { conversation: id } });
  expect(await sockets[1].notice("gone")).toMatchObject({ conversation: id, reason: "deleted" });
  const { adapter } = nodes.two.parts.realtime.io.of("/");
  expect(adapter.rooms.has(`conversation:${id}`)).toBe(false);
});

test("who types is seen on the other node, by those in the conversation alone", async () => {
  const { id, sockets } = await talk("typing");
  const outsider = await nodes.two.person("cleo");
  const outside = await outsider.socket();
  sockets[0].io.emit("typing", { conversation: id });
  expect(await sockets[1].next("typing")).toEqual({ conversation: id, person: ana.me.id });
  // What the same node says later to the outsider comes after what it said before.
  const greeting = await begin(ana, { kind: "direct", people: [outsider.me.id] });
  await say(ana, greeting.id, "hello");
  await outside.event((event) => "message" in event && event.message.body === "hello");
  await expect(Promise.race([outside.next("typing"), outside.settle()])).resolves.toBeUndefined();
});
