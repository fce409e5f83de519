import { afterAll, beforeAll, expect, test } from "vitest";
import { standingClock } from "../../../test/clock.ts";
import { startServer, type TestServer } from "../../../test/server.ts";
import { holdLease } from "./lease.ts";

const clock = standingClock();
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock });
});
afterAll(() => server.close());

test("a node whose clock is set back goes on renewing its lease, and loses it like any other", async () => {
  const hold = (node: string, until: number) => holdLease(server.parts, "text-bodies", node, until);
  const until = await hold("a", 0);
  expect(until).toBeGreaterThan(clock());
  expect(await hold("b", 0)).toBe(0);
  clock.pass(-3_600_000);
  const renewed = await hold("a", until);
  expect(renewed).toBe(until - 3_600_000);
  clock.pass(60_000);
  expect(await hold("b", 0)).toBeGreaterThan(clock());
  expect(await hold("a", renewed)).toBe(0);
});
