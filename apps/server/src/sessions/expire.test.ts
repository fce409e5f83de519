import { afterEach, beforeEach, expect, test } from "vitest";
import { standingClock } from "../../test/clock.ts";
import { refusalOf } from "../../test/conversations.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import { endExpired } from "./expire.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

let clock: ReturnType<typeof standingClock>;
let server: TestServer;
beforeEach(async () => {
  clock = standingClock();
  server = await startServer({ now: clock });
});
afterEach(() => server.close());

const seenAt = async () => {
  const { db } = server.parts.database;
  return (await db.selectFrom("session").select("seen_at").executeTakeFirstOrThrow()).seen_at;
};

test("a session that nobody uses for 30 days is over, over HTTP and for sockets", async () => {
  const ana = await server.person("ana");
  clock.pass(30 * DAY_MS - 1);
  await server.program(ana);
  clock.pass(1);
  expect(await refusalOf(ana.call("getMe"))).toBe("not_signed_in");
  await expect(ana.socket()).rejects.toThrow("websocket error");
  expect((await ana.call("listAccounts")).items).toEqual([]);
});

test("using a session keeps it, but never longer than a year", async () => {
  const ana = await server.person("ana");
  for (let day = 0; day < 364; day += 28) {
    await ana.call("getMe");
    await expect.poll(seenAt).toBe(clock());
    clock.pass(28 * DAY_MS);
  }
  expect((await ana.call("getMe")).id).toBe(ana.me.id);
  clock.pass(DAY_MS);
  expect(await refusalOf(ana.call("getMe"))).toBe("not_signed_in");
});

test("that a session was used is written once an hour, not with every request", async () => {
  const start = clock();
  const ana = await server.person("ana");
  clock.pass(HOUR_MS - 1);
  await ana.call("getMe");
  await ana.call("getMe");
  expect(await seenAt()).toBe(start);
  clock.pass(1);
  await ana.call("getMe");
  await expect.poll(seenAt).toBe(clock());
});

test("what is over is removed, and sockets still open on it are closed; the others stay", async () => {
  const ana = await server.person("ana");
  const old = await ana.socket();
  clock.pass(29 * DAY_MS);
  const bo = await server.person("bob");
  const young = await bo.socket();
  clock.pass(DAY_MS);
  await endExpired(server.parts);
  await old.notice("session-ended");
  await old.closed;
  await young.settle();
  const left = await server.parts.database.db.selectFrom("session").select("person_id").execute();
  expect(left).toEqual([{ person_id: bo.me.id }]);
});
