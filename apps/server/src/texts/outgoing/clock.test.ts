import { afterEach, expect, test } from "vitest";
import { startWithCarrier, type Carrier } from "../../../test/carrier.ts";
import { standingClock } from "../../../test/clock.ts";
import { begin, say } from "../../../test/conversations.ts";
import { sendNotice } from "./notice.ts";
import { seat } from "../../../test/seating.ts";

let carrier: Carrier;
afterEach(() => carrier.close());

const HOUR_MS = 3600_000;

async function groupAt(clock: () => number, settings: Record<string, string> = {}) {
  carrier = await startWithCarrier(1, { now: clock, settings });
  const { server, emulator } = carrier;
  const ana = await server.person("ana", { displayName: "Ana" });
  const { id } = await begin(ana, { kind: "group", name: "garden", phones: true });
  return { ana, id, cy: await seat(server, id, "+12025550190", { emulator }) };
}

test("texts go on when the clock is set back, those that wait and those of later", async () => {
  const clock = standingClock();
  const { ana, id, cy } = await groupAt(clock);
  await say(ana, id, "One");
  await cy.until(1);
  const { db } = carrier.server.parts.database;
  // It is behind the first for as long as the clock stands.
  await say(ana, id, "Two");
  const waiting = db.selectFrom("text").select("body").where("state", "=", "pending");
  await expect.poll(() => waiting.executeTakeFirst()).toEqual({ body: "Ana: Two" });
  clock.pass(-HOUR_MS);
  expect(await cy.until(2)).toEqual(["Ana: One", "Ana: Two"]);
  clock.pass(1_000);
  await say(ana, id, "Three");
  expect((await cy.until(3))[2]).toBe("Ana: Three");
});

test("an id that another node took meanwhile is no text's, and keeps none from being made", async () => {
  const clock = standingClock();
  const { ana, id, cy } = await groupAt(clock);
  const { parts } = carrier.server;
  const { db } = parts.database;
  const notice = { phone: "+12025550191", number: "+1", body: "Hello" };
  const last = await sendNotice(parts, notice);
  // Ids of a moment that is past follow the last one given.
  clock.pass(-10_000);
  const [row] = await db.selectFrom("text").selectAll().where("id", "=", last).execute();
  const takeNext = (after: number) =>
    db
      .insertInto("text")
      .values({ ...row!, id: after + 1 })
      .execute();
  await takeNext(last);
  const next = await sendNotice(parts, notice);
  expect(next).toBe(last + 2);
  await takeNext(next);
  await say(ana, id, "One");
  expect(await cy.until(1)).toEqual(["Ana: One"]);
});

test("that the budget is spent is said once, and once that there is some again", async () => {
  const clock = standingClock(Date.UTC(2026, 10, 20, 23));
  const settings = { TEXT_DAILY_BUDGET: "0.01", TEXT_SEGMENT_PRICE: "0.01" };
  const { ana, id, cy } = await groupAt(clock, settings);
  await say(ana, id, "One");
  await cy.until(1);
  clock.pass(1_000);
  await say(ana, id, "Two");
  const said = (words: string) => carrier.server.log.filter((line) => line.includes(words)).length;
  await expect.poll(() => said("TEXT_DAILY_BUDGET is spent")).toBe(1);
  for (let pass = 0; pass < 3; pass++) {
    carrier.server.parts.texts.wake();
    await say(ana, id, "Three");
  }
  expect(said("TEXT_DAILY_BUDGET is spent")).toBe(1);
  clock.pass(HOUR_MS);
  await cy.until(2);
  await expect.poll(() => said("texts go out again")).toBe(1);
});
