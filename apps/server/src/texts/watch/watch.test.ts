import { afterEach, expect, test } from "vitest";
import { startWithCarrier, type Carrier } from "../../../test/carrier.ts";
import { standingClock } from "../../../test/clock.ts";
import { begin, say } from "../../../test/conversations.ts";
import { findings } from "../../../test/doctor.ts";
import { seat } from "../../../test/seating.ts";
import type { Watch } from "./watch.ts";

let carrier: Carrier;
afterEach(() => carrier.close());

const MINUTE_MS = 60_000;

async function watched() {
  const clock = standingClock();
  carrier = await startWithCarrier(1, { now: clock });
  const { server, emulator } = carrier;
  const ana = await server.person("ana", { displayName: "Ana" });
  const { id } = await begin(ana, { kind: "group", name: "garden", phones: true });
  const cy = await seat(server, id, "+12025550190", { emulator });
  const watch = server.parts.textWatch as Watch;
  const said = (words: string) => server.log.filter((line) => line.includes(words)).length;
  return { clock, ana, id, cy, watch, said };
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${carrier.server.url}/metrics`)).text();
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))!
      .split(" ")[1],
  );
}

test("texts that do not move are said to be stuck once, and once that they are no more", async () => {
  const { clock, ana, id, cy, watch, said } = await watched();
  carrier.emulator.faults.set({ tooMany: 1_000_000 });
  await say(ana, id, "Hello");
  await expect.poll(() => said("a text was not taken")).toBeGreaterThan(0);
  await watch.look();
  clock.pass(2 * MINUTE_MS);
  await watch.look();
  expect(said("texts are stuck")).toBe(0);
  expect(await metric("parley_texts_oldest_waiting_seconds")).toBe(120);
  for (let looks = 0; looks < 3; looks++) {
    clock.pass(2 * MINUTE_MS);
    await watch.look();
  }
  expect(said("texts are stuck: ")).toBe(1);
  carrier.emulator.faults.set({ tooMany: 0 });
  clock.pass(MINUTE_MS);
  await cy.until(1);
  await watch.look();
  expect(said("texts are stuck no more")).toBe(1);
  expect(await metric("parley_texts_oldest_waiting_seconds")).toBe(0);
});

test("texts that are taken and never reported on tell that webhooks do not get here, until one does", async () => {
  const { clock, ana, id, cy, watch, said } = await watched();
  carrier.emulator.faults.set({ webhookOutage: true });
  await say(ana, id, "Hello");
  await cy.until(1);
  await carrier.emulator.idle();
  await watch.look();
  clock.pass(11 * MINUTE_MS);
  await watch.look();
  await watch.look();
  expect(said("webhooks probably do not reach")).toBe(1);
  carrier.emulator.faults.set({ webhookOutage: false });
  await say(ana, id, "Hello?");
  await cy.until(2);
  await carrier.emulator.idle();
  await watch.look();
  expect(said("webhooks reach this server again")).toBe(1);
});

test("when texts last got through is in the metrics, and noted for the doctor", async () => {
  const { clock, ana, id, cy, watch } = await watched();
  await say(ana, id, "Hello");
  await cy.until(1);
  await carrier.emulator.idle();
  await watch.look();
  for (const sign of ["accepted", "reported"])
    expect(await metric(`parley_texts_last_timestamp_seconds{sign="${sign}"}`)).toBe(
      clock() / 1000,
    );
  const at = new Date(clock()).toISOString();
  expect(await findings(carrier.server.place.database.settings, "round trips")).toEqual([
    `ok: As far as was noted, the last text was accepted at ${at} and the last report of one was heard at ${at}.`,
  ]);
});
