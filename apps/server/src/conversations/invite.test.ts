import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  begin,
  block,
  keep,
  look,
  membersOf,
  put,
  refusalOf,
  say,
  takeOut,
} from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

let server: TestServer;
let ana: Someone, bo: Someone, cy: Someone;
let number = 0;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  number++;
  const names = ["ana", "bo", "cy"].map((name) => server.person(`${name}-${number}`));
  [ana, bo, cy] = (await Promise.all(names)) as [Someone, Someone, Someone];
});

const group = (owner: Someone, ...people: Someone[]) =>
  begin(owner, {
    kind: "group",
    name: `group-${number}`,
    people: people.map((person) => person.me.id),
  });

test("any member may invite; the one invited sees what it is, and nothing that was said", async () => {
  const { id } = await group(ana, bo);
  await put(bo, id, "me");
  await say(ana, id, "secret");
  const socket = await cy.socket();

  const invited = await put(bo, id, cy);
  expect(invited).toMatchObject({ state: "requested", role: "member", person: { id: cy.me.id } });
  const { entry } = await socket.notice("conversation");
  expect(entry.events).toEqual([]);
  expect(entry.info).toMatchObject({ name: `group-${number}`, me: { from: bo.me.id } });
  await say(ana, id, "another secret");
  await socket.settle();
  expect(socket.eventsOf(id)).toEqual([]);
  const params = { conversation: id };
  expect(await refusalOf(cy.call("listMessages", { params }))).toBe("not_found");
  expect(await refusalOf(cy.call("listMembers", { params }))).toBe("not_found");
  expect(await refusalOf(socket.send("difference", { conversation: id, ver: 0 }))).toBe(
    "not_found",
  );
  expect(await refusalOf(say(cy, id))).toBe("not_found");
  expect(await refusalOf(put(cy, id, ana))).toBe("not_found");
});

test("whoever accepts reads everything, hears what follows, and has nothing unread", async () => {
  const { id } = await group(ana, bo);
  await say(ana, id, "before");
  const socket = await bo.socket();
  await put(bo, id, "me");

  const { entry } = await socket.notice("conversation");
  expect(entry.info.me).toMatchObject({ state: "joined", joinedSeq: 1, readSeq: 1, from: null });
  const { items } = await bo.call("listMessages", { params: { conversation: id } });
  expect(items.map(({ body }) => body)).toEqual(["before"]);
  await say(ana, id, "after");
  await socket.event((event) => "message" in event && event.message.body === "after");
});

test("whoever keeps the inviter as a contact is in it at once", async () => {
  await keep(cy, ana);
  const { id } = await group(ana);
  const socket = await cy.socket();

  expect(await put(ana, id, cy)).toMatchObject({ state: "joined" });
  expect(await look(ana, id)).toMatchObject({ members: 2 });
  await say(ana, id, "welcome");
  await socket.event((event) => "message" in event && event.message.body === "welcome");
});

test("a block on either side looks like nobody being there", async () => {
  const { id } = await group(ana);
  await block(bo, ana);
  await block(ana, cy);

  expect(await refusalOf(put(ana, id, bo))).toBe("not_found");
  expect(await refusalOf(put(ana, id, cy))).toBe("not_found");
  expect(
    await refusalOf(
      ana.call("putMember", { params: { conversation: id, person: 424_242 }, body: {} }),
    ),
  ).toBe("not_found");
});

test("inviting somebody twice, or somebody who is in it, changes nothing", async () => {
  const { id } = await group(ana, bo);
  const before = await look(ana, id);

  expect(await put(ana, id, bo)).toMatchObject({ state: "requested" });
  await put(bo, id, "me");
  expect(await put(ana, id, bo)).toMatchObject({ state: "joined" });
  expect(await look(ana, id)).toMatchObject({ lastVer: before.lastVer + 1, members: 2 });
});

test("a declined invitation is gone, those inside hear of it, and it can be made again", async () => {
  const { id } = await group(ana, bo);
  const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
  await takeOut(bo, id, "me");

  expect(await boSocket.notice("gone")).toMatchObject({ conversation: id, reason: "declined" });
  const event = await anaSocket.event((one) => "membership" in one);
  expect(event).toMatchObject({
    membership: { change: "declined", state: null, members: 1, person: { id: bo.me.id } },
  });
  expect(await refusalOf(put(bo, id, "me"))).toBe("not_found");
  expect(await put(ana, id, bo)).toMatchObject({ state: "requested" });
});

test("whoever invited takes it back, and another member cannot", async () => {
  await keep(cy, ana);
  const { id } = await group(ana, cy);
  await put(cy, id, bo);
  const dee = await server.person(`dee-${number}`);
  await keep(dee, ana);
  await put(ana, id, dee);
  const socket = await bo.socket();

  expect(await refusalOf(takeOut(dee, id, bo))).toBe("not_allowed");
  await takeOut(cy, id, bo);
  expect(await socket.notice("gone")).toMatchObject({ conversation: id, reason: "removed" });
  expect(await refusalOf(look(bo, id))).toBe("not_found");
});

test("an owner invites somebody as what they are to be, and nobody else does", async () => {
  await keep(bo, ana);
  const { id } = await group(ana, bo);

  expect(await refusalOf(put(bo, id, cy, { role: "moderator" }))).toBe("not_allowed");
  expect(await put(ana, id, cy, { role: "moderator" })).toMatchObject({ state: "requested" });
  expect(await put(cy, id, "me")).toMatchObject({ state: "joined", role: "moderator" });
});

test("whoever is not in it cannot invite, not even themselves", async () => {
  const { id } = await group(ana);

  expect(await refusalOf(put(bo, id, cy))).toBe("not_found");
  expect(await refusalOf(put(bo, id, bo))).toBe("not_found");
  expect(await refusalOf(put(bo, id, "me"))).toBe("not_found");
});

test("somebody may be pushed into no more conversations than they could enter", async () => {
  await keep(bo, ana);
  const { db } = server.parts.database;
  const many = Array.from({ length: 1_000 }, (_, index) => number * 10_000 + index + 1);
  const row = { kind: "group", access: "open", phones: 0, sealed: 0, lasting: 1 } as const;
  const times = { last_at: 0, created_at: 0 };
  await server.parts.database.write(async (tx) => {
    for (const id of many) {
      await tx
        .insertInto("conversation")
        .values({ id, ...row, ...times })
        .execute();
      const mine = {
        conversation_id: id,
        person_id: bo.me.id,
        state: "joined",
        role: "member",
      } as const;
      await tx
        .insertInto("membership")
        .values({ ...mine, joined_seq: 0, read_seq: 0, created_at: 0 })
        .execute();
    }
  });
  const { id } = await group(ana, bo);

  expect((await membersOf(ana, id)).find(({ person }) => person.id === bo.me.id)).toMatchObject({
    state: "requested",
  });
  expect(await refusalOf(put(bo, id, "me"))).toBe("too_many_conversations");
  expect(await refusalOf(begin(bo, { kind: "group", name: "one-more" }))).toBe(
    "too_many_conversations",
  );
  const open = await begin(ana, { kind: "channel", name: `open-${number}` });
  expect(await refusalOf(put(bo, open.id, "me"))).toBe("too_many_conversations");
  await db.deleteFrom("conversation").where("id", "in", many).execute();
  expect(await put(bo, open.id, "me")).toMatchObject({ state: "joined" });
});
