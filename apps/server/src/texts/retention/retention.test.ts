import { afterAll, beforeAll, expect, test } from "vitest";
import { standingClock } from "../../../test/clock.ts";
import { begin, say } from "../../../test/conversations.ts";
import { seat } from "../../../test/seating.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { forgetBodies } from "./retention.ts";

const DAY_MS = 24 * 3600_000;
const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  const settings = { TEXT_HOLD_SECONDS: "0", TEXT_KEEP_DAYS: "10" };
  server = await startServer({ settings, now: clock });
});
afterAll(() => server.close());

test("what a text said is forgotten after the days that are set, and still counts", async () => {
  const { parts } = server;
  const ana = await server.person("ana", { displayName: "Ana" });
  const { id } = await begin(ana, { kind: "group", name: "garden", phones: true });
  const cy = await seat(server, id, "+12025550190");
  const bodies = async () =>
    (await parts.database.db.selectFrom("text").select("body").orderBy("id").execute()).map(
      ({ body }) => body,
    );
  const states = async () =>
    (await parts.database.db.selectFrom("text").select("state").execute()).map(
      ({ state }) => state,
    );
  await say(ana, id, "Old");
  await expect.poll(states).toEqual(["delivered"]);
  clock.pass(9 * DAY_MS);
  await say(ana, id, "New");
  await expect.poll(states).toEqual(["delivered", "delivered"]);
  await forgetBodies(parts);
  expect(await bodies()).toEqual(["Ana: Old", "Ana: New"]);
  clock.pass(2 * DAY_MS);
  await forgetBodies(parts);
  expect(await bodies()).toEqual(["", "Ana: New"]);

  const { texts } = await ana.call("getLedger", { params: { conversation: id, seq: 1 } });
  expect(texts).toMatchObject([{ state: "delivered" }]);
  const before = { listSince: clock(), overdueBefore: clock() };
  expect(await reconcile(parts, before)).toMatchObject({ incoming: 0 });
  await cy.write("Liked “Ana: Old”");
  const params = { conversation: id };
  const first = async () => (await ana.call("listMessages", { params, query: {} })).items[0];
  await expect.poll(first).toMatchObject({ body: "Old", reactions: [{ emoji: "👍" }] });
});
