import type { Id } from "@parley/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { begin, look, put, refusalOf, say, takeOut } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone;
let id: Id;
let number = 0;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  number++;
  ana = await server.person(`ana-${number}`);
  bo = await server.person(`bo-${number}`);
  ({ id } = await begin(ana, { kind: "channel", name: `room-${number}` }));
  await put(bo, id, "me");
  await say(ana, id, "while bo was here");
});

const ways: [how: string, out: () => Promise<void>][] = [
  ["left", () => takeOut(bo, id, "me")],
  ["was removed", () => takeOut(ana, id, bo)],
];

describe.each(ways)("a member who %s", (_, out) => {
  test("hears nothing more, on any of their sockets", async () => {
    const sockets = [await bo.socket(), await bo.socket({ transport: "polling" })];
    await out();
    await say(ana, id, "behind their back");
    await ana.call("changeConversation", {
      params: { conversation: id },
      body: { topic: "behind their back" },
    });

    for (const socket of sockets) {
      await socket.notice("gone");
      await socket.settle();
      expect(JSON.stringify(socket.eventsOf(id))).not.toContain("behind their back");
      const about = socket.notices.filter(
        (one) => "conversation" in one && one.conversation === id,
      );
      expect(about).toEqual([]);
    }
  });

  test("learns nothing by asking, not even that it is still there", async () => {
    const socket = await bo.socket();
    await out();
    const seq = await say(ana, id, "behind their back");
    const params = { conversation: id };

    const asked: [string, () => Promise<unknown>][] = [
      ["get", () => look(bo, id)],
      ["messages", () => bo.call("listMessages", { params })],
      ["members", () => bo.call("listMembers", { params })],
      ["read", () => bo.call("putRead", { params, body: { seq } })],
      ["send", () => say(bo, id)],
      ["change", () => bo.call("changeConversation", { params, body: { topic: "?" } })],
      ["delete", () => bo.call("deleteConversation", { params })],
      ["invite", () => put(bo, id, ana)],
      ["remove", () => takeOut(bo, id, ana)],
      ["leave", () => takeOut(bo, id, "me")],
      ["difference", () => socket.send("difference", { conversation: id, ver: 0 })],
      ["read by socket", () => socket.send("read", { conversation: id, seq })],
    ];
    for (const [what, call] of asked) {
      expect([what, await refusalOf(call())]).toEqual([what, "not_found"]);
    }
    expect(JSON.stringify(socket.eventsOf(id))).not.toContain("behind their back");
  });

  test("finds it gone when they come back with what they held", async () => {
    const before = await bo.socket();
    const { epoch } = before.sync;
    before.close();
    await out();
    await say(ana, id, "behind their back");

    const { sync } = await bo.socket({ epoch, cursors: [[id, 1]] });
    expect(sync.gone).toEqual([id]);
    expect(JSON.stringify(sync)).not.toContain("behind their back");
  });

  test("hears what was said up to then, and not one message that came after", async () => {
    const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
    const before = Array.from({ length: 20 }, () => say(ana, id, "in the middle of it"));
    const leaving = out();
    const after = Array.from({ length: 20 }, () => say(ana, id, "in the middle of it"));
    await Promise.all([...before, leaving, ...after]);

    const end = await anaSocket.event((event) => "membership" in event);
    await boSocket.settle();
    for (const event of boSocket.eventsOf(id)) expect(event.ver).toBeLessThan(end.ver);
  });
});

test("whoever wanted out, and could not be written down as out, still hears everything", async () => {
  const { database, realtime } = server.parts;
  const socket = await bo.socket();
  const { promise: seated, resolve } = Promise.withResolvers<void>();
  realtime.listen((_, message) => {
    if (message.type === "seat" && message.conversation === id) resolve();
  });
  const kept = { ...database };
  const full: typeof database.write = (work) =>
    kept.write(async (tx) => {
      await work(tx);
      throw new Error("The disk is full.");
    });
  Object.assign(database, { write: full });
  expect(await refusalOf(takeOut(bo, id, "me"))).toBe("internal");
  Object.assign(database, kept);

  await seated;
  await say(ana, id, "still here?");
  await socket.event((event) => "message" in event && event.message.body === "still here?");
  await takeOut(bo, id, "me");
  await socket.notice("gone");
});
