import { setImmediate } from "node:timers/promises";
import type { LedgerSummary } from "@parley/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, bob, refusing } from "../test/fake-server.ts";
import { back, cutOff, signedIn, until, type Account } from "../test/person.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  server.write(7, bob, "line");
  account = await signedIn(server);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

const summary = (seq: number, delivered = 0): LedgerSummary => ({
  seq,
  phones: 2,
  delivered,
  failed: 0,
  readers: 1,
});
const path = "/api/conversations/7/deliveries";
const asked = () =>
  server.heard
    .filter(({ name }) => name === `GET ${path}`)
    .map(({ payload }) => (payload as { query: object }).query);
const held = (seq: number) => account.parley.state.get().ledgers.get(7)?.get(seq);

/** The server answers with these, whatever it is asked for. */
function answers(...items: LedgerSummary[]): void {
  server.reply = (_, each) => (each === path ? { status: 200, body: { items } } : undefined);
}

async function looksAt(...seqs: number[]): Promise<(() => void)[]> {
  const stops = seqs.map((seq) => account.parley.texts.follow(7, seq));
  account.clock.pass(20);
  await server.hears(`GET ${path}`, asked().length + 1);
  return stops;
}

test("what one screen shows is asked for together, in stretches that the server answers", async () => {
  answers(summary(3), summary(5));
  for (const seq of [5, 3, 99, 103, 240]) account.parley.texts.follow(7, seq);
  account.clock.pass(20);
  await server.hears(`GET ${path}`, 3);
  expect(asked()).toEqual([
    { from: "3", to: "99" },
    { from: "103", to: "103" },
    { from: "240", to: "240" },
  ]);
  await until(account.parley, () => held(3) !== undefined && held(5) !== undefined);
});

test("what is known is not asked for twice, and what the server tells is newer", async () => {
  answers(summary(3));
  await looksAt(3);
  await until(account.parley, () => held(3) !== undefined);
  server.notice({ type: "deliveries", conversation: 7, items: [summary(3, 2)] });
  await until(account.parley, () => held(3)?.delivered === 2);
  account.parley.texts.follow(7, 3);
  account.clock.pass(20);
  await looksAt(4);
  expect(asked().at(-1)).toEqual({ from: "4", to: "4" });
});

test("an answer that was overtaken by what the server told changes nothing", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  server.reply = async (_, each) => {
    if (each !== path) return undefined;
    await released;
    return { status: 200, body: { items: [summary(3), summary(4)] } };
  };
  await looksAt(3, 4);
  server.notice({ type: "deliveries", conversation: 7, items: [summary(3, 2)] });
  await until(account.parley, () => held(3) !== undefined);
  release();
  await until(account.parley, () => held(4) !== undefined);
  expect(held(3)?.delivered).toBe(2);
});

test("after a lost connection what is looked at is asked for again, and the rest is forgotten", async () => {
  answers(summary(3), summary(4));
  const [stop] = await looksAt(3, 4);
  await until(account.parley, () => held(3) !== undefined);
  stop!();
  await cutOff(server, account);
  answers(summary(4, 1));
  await back(account);
  account.clock.pass(20);
  await until(account.parley, () => held(4)?.delivered === 1);
  expect(held(3)).toBeUndefined();
  expect(asked().at(-1)).toEqual({ from: "4", to: "4" });
});

test("a server that has too much to do is asked again later", async () => {
  server.reply = (_, each) => (each === path ? refusing("busy") : undefined);
  await looksAt(3);
  answers(summary(3));
  while (asked().length < 2) {
    account.clock.pass(5_000);
    await setImmediate();
  }
  await until(account.parley, () => held(3) !== undefined);
  expect(asked()).toHaveLength(2);
});
