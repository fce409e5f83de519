import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Id } from "@parley/protocol";
import { begin, keep, look, refusalOf, say } from "../../test/conversations.ts";
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
  await keep(bo, ana);
  ({ id } = await begin(ana, { kind: "group", name: `g-${number}`, people: [bo.me.id] }));
  for (const body of ["one", `two @bo-${number}`, `three @bo-${number}`]) await say(ana, id, body);
});

const read = (who: Someone, seq: number) =>
  who.call("putRead", { params: { conversation: id }, body: { seq } });

test("the cursor moves to what was read, and says how many mentions are left", async () => {
  expect((await look(bo, id)).me).toMatchObject({ readSeq: 0, mentions: 2 });

  expect(await read(bo, 2)).toEqual({ readSeq: 2, mentions: 1 });
  expect((await look(bo, id)).me).toMatchObject({ readSeq: 2, mentions: 1 });
});

test("it never moves beyond the last message", async () => {
  expect(await read(bo, 1_000_000)).toEqual({ readSeq: 3, mentions: 0 });
});

test("a message is marked unread by moving back on purpose", async () => {
  await read(bo, 3);

  expect(await read(bo, 1)).toEqual({ readSeq: 1, mentions: 2 });
});

test("a slow device does not undo what a quick one has read", async () => {
  const [quick, slow] = [await bo.socket(), await bo.socket()];
  await quick.send("read", { conversation: id, seq: 3 });
  await slow.send("read", { conversation: id, seq: 1 });

  expect((await look(bo, id)).me).toMatchObject({ readSeq: 3, mentions: 0 });
});

test("one's other devices are told, once, and nobody else", async () => {
  const [anaSocket, boSocket] = [await ana.socket(), await bo.socket()];
  await read(bo, 2);
  await read(bo, 2);

  expect(await boSocket.notice("read")).toMatchObject({
    conversation: id,
    readSeq: 2,
    mentions: 1,
  });
  await boSocket.settle();
  await anaSocket.settle();
  expect([...boSocket.notices, ...anaSocket.notices].map(({ type }) => type)).toEqual([]);
});

test("read from many places at once, it ends where the furthest was", async () => {
  const socket = await bo.socket();
  const order = [2, 3, 1, 3, 2, 1, 2];
  await Promise.all(order.map((seq) => socket.send("read", { conversation: id, seq })));

  expect((await look(bo, id)).me.readSeq).toBe(3);
});

test("whoever is not in it moves nothing", async () => {
  const cy = await server.person(`cy-${number}`);
  expect(await refusalOf(read(cy, 1))).toBe("not_found");
  await ana.call("putMember", { params: { conversation: id, person: cy.me.id }, body: {} });
  expect(await refusalOf(read(cy, 1))).toBe("not_found");
});
