import { afterAll, beforeAll, expect, test } from "vitest";
import {
  begin,
  block,
  keep,
  look,
  put,
  refusalOf,
  say,
  takeOut,
} from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

let number = 0;
async function two(): Promise<[Someone, Someone]> {
  number++;
  return [await server.person(`ana-${number}`), await server.person(`bo-${number}`)];
}

const write = (from: Someone, to: Someone) => begin(from, { kind: "direct", people: [to.me.id] });
const statusOf = async (from: Someone, to: Someone) => {
  const body = JSON.stringify({ kind: "direct", people: [to.me.id] });
  return (await from.fetch("/api/conversations", { method: "POST", body })).status;
};

test("there is one direct for two people, whoever begins it", async () => {
  const [ana, bo] = await two();

  expect(await statusOf(ana, bo)).toBe(201);
  expect(await statusOf(ana, bo)).toBe(200);
  expect(await statusOf(bo, ana)).toBe(200);
  expect((await write(bo, ana)).id).toBe((await write(ana, bo)).id);
});

test("begun by both at the same moment, it is still one", async () => {
  const [ana, bo] = await two();
  const all = Array.from({ length: 10 }, (_, index) =>
    index % 2 ? write(ana, bo) : write(bo, ana),
  );
  const begun = await Promise.all(all);

  expect(new Set(begun.map(({ id }) => id)).size).toBe(1);
});

test("a direct needs exactly one person", async () => {
  const [ana, bo] = await two();

  expect(await refusalOf(begin(ana, { kind: "direct" }))).toBe("malformed");
  const both = [ana.me.id, bo.me.id];
  expect(await refusalOf(begin(ana, { kind: "direct", people: both }))).toBe("malformed");
});

test("with oneself it is notes, once", async () => {
  const [ana] = await two();
  const notes = await write(ana, ana);

  expect(notes).toMatchObject({ members: 1, with: { id: ana.me.id } });
  expect((await write(ana, ana)).id).toBe(notes.id);
  await say(ana, notes.id, "buy bread");
});

test("a stranger's direct arrives as a request that can be read before it is answered", async () => {
  const [ana, bo] = await two();
  const socket = await bo.socket();
  const { id, members } = await write(ana, bo);
  expect(members).toBe(1);

  const shown = await socket.notice("conversation");
  expect(shown.entry.info.me).toMatchObject({ state: "requested", from: ana.me.id });
  expect(shown.entry.info.with?.id).toBe(ana.me.id);
  await say(ana, id, "are you the Bo from school?");
  const event = await socket.event((one) => "message" in one && one.message.conversation === id);
  expect(event).toMatchObject({ message: { body: "are you the Bo from school?" } });
  const { items } = await bo.call("listMessages", { params: { conversation: id } });
  expect(items).toHaveLength(1);
});

test("an accepted request makes both members, and what was written stays unread", async () => {
  const [ana, bo] = await two();
  const { id } = await write(ana, bo);
  await say(ana, id);
  const socket = await ana.socket();
  await put(bo, id, "me");

  const event = await socket.event((one) => "membership" in one);
  expect(event).toMatchObject({
    by: bo.me.id,
    membership: { change: "joined", state: "joined", members: 2 },
  });
  const mine = await look(bo, id);
  expect(mine).toMatchObject({
    members: 2,
    lastSeq: 1,
    me: { state: "joined", from: null, readSeq: 0 },
  });
});

test("whoever keeps the sender as a contact is in the direct at once", async () => {
  const [ana, bo] = await two();
  await keep(bo, ana);

  expect(await write(ana, bo)).toMatchObject({ members: 2 });
});

test("that the sender keeps the other as a contact makes them no less a stranger", async () => {
  const [ana, bo] = await two();
  await keep(ana, bo);
  const { id } = await write(ana, bo);

  expect((await look(bo, id)).me.state).toBe("requested");
});

test("somebody who blocks and somebody who is not there look the same", async () => {
  const [ana, bo] = await two();
  await block(bo, ana);
  const body = (person: number) => ({ body: { kind: "direct" as const, people: [person] } });

  const blocked = await ana
    .call("createConversation", body(bo.me.id))
    .catch((error: unknown) => error);
  const nobody = await ana
    .call("createConversation", body(424_242))
    .catch((error: unknown) => error);
  expect(blocked).toEqual(nobody);
  expect(await refusalOf(write(ana, bo))).toBe("not_found");
});

test("one cannot begin a direct with somebody one blocks", async () => {
  const [ana, bo] = await two();
  await block(ana, bo);

  expect(await refusalOf(write(ana, bo))).toBe("not_found");
});

test("a declined request is gone for the one asked, and the stranger may ask again", async () => {
  const [ana, bo] = await two();
  const { id } = await write(ana, bo);
  const socket = await bo.socket();
  await takeOut(bo, id, "me");

  expect(await socket.notice("gone")).toMatchObject({ conversation: id, reason: "declined" });
  expect(await refusalOf(look(bo, id))).toBe("not_found");
  await say(ana, id).catch(() => undefined);
  await socket.settle();
  expect(socket.eventsOf(id)).toEqual([]);

  expect((await write(ana, bo)).id).toBe(id);
  expect((await look(bo, id)).me).toMatchObject({ state: "requested", from: ana.me.id });
});

test("whoever declined and blocks is not asked again, and is not told of", async () => {
  const [ana, bo] = await two();
  const { id } = await write(ana, bo);
  await takeOut(bo, id, "me");
  await block(bo, ana);

  expect((await write(ana, bo)).id).toBe(id);
  expect(await refusalOf(look(bo, id))).toBe("not_found");
});

test("whoever left a direct comes back by beginning it again", async () => {
  const [ana, bo] = await two();
  await keep(bo, ana);
  const { id } = await write(ana, bo);
  await say(ana, id, "before");
  await takeOut(bo, id, "me");
  expect(await refusalOf(look(bo, id))).toBe("not_found");

  const back = await write(bo, ana);
  expect(back).toMatchObject({ id, members: 2, me: { state: "joined", readSeq: 1 } });
  const { items } = await bo.call("listMessages", { params: { conversation: id } });
  expect(items.map(({ body }) => body)).toEqual(["before"]);
});

test("nobody else is let into a direct", async () => {
  const [ana, bo] = await two();
  const [cy] = await two();
  const { id } = await write(ana, bo);

  expect(await refusalOf(put(ana, id, cy))).toBe("not_for_this_kind");
  expect(await refusalOf(put(cy, id, "me"))).toBe("not_found");
  expect(await refusalOf(takeOut(ana, id, bo))).toBe("not_for_this_kind");
  const params = { conversation: id };
  expect(await refusalOf(ana.call("deleteConversation", { params }))).toBe("not_for_this_kind");
  const body = { topic: "us" };
  expect(await refusalOf(ana.call("changeConversation", { params, body }))).toBe(
    "not_for_this_kind",
  );
});

test("a direct that both have left is gone, and begins anew", async () => {
  const [ana, bo] = await two();
  await keep(bo, ana);
  const { id } = await write(ana, bo);
  await say(ana, id);
  await takeOut(bo, id, "me");
  await takeOut(ana, id, "me");

  const anew = await write(ana, bo);
  expect(anew.id).not.toBe(id);
  expect(anew.lastSeq).toBe(0);
});
