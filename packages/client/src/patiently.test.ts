import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeServer, bob, refusing } from "../test/fake-server.ts";
import { signedIn, timelineIn, type Account } from "../test/person.ts";

let server: FakeServer;
let account: Account;
beforeEach(async () => {
  server = await FakeServer.start();
  for (let line = 1; line <= 120; line++) server.write(7, bob, `line ${line}`);
  account = await signedIn(server);
  await account.parley.open(7);
});
afterEach(async () => {
  await account.parley.stop();
  await server.stop();
});

let asked = 0;
/** The next `times` pages are refused. */
function refuse(code: Parameters<typeof refusing>[0], times: number): void {
  asked = 0;
  server.reply = (_, path) =>
    path.endsWith("/messages") && ++asked <= times ? refusing(code) : undefined;
}

async function waitingFor(work: Promise<void>): Promise<void> {
  let isOver = false;
  void work.then(() => (isOver = true));
  while (!isOver) {
    account.clock.pass(1000);
    await setImmediate();
  }
}

test("while the server is busy a page is asked for again, without a word and without losing the place", async () => {
  refuse("busy", 3);
  const loaded = account.parley.loadOlder(7);
  expect(timelineIn(account.parley, 7)).toMatchObject({ loading: "older", error: null });
  await waitingFor(loaded);
  expect(timelineIn(account.parley, 7)).toMatchObject({ loading: null, error: null });
  expect(asked).toBe(4);
  refuse("too_many", 1);
  await waitingFor(account.parley.loadOlder(7));
  const { messages } = timelineIn(account.parley, 7);
  expect(messages.map(({ body }) => body)).toEqual(
    Array.from({ length: 120 }, (_, index) => `line ${index + 1}`),
  );
});

test("a page that a server stays too busy for says so in the end", async () => {
  refuse("busy", Infinity);
  await waitingFor(account.parley.loadOlder(7));
  expect(timelineIn(account.parley, 7)).toMatchObject({ loading: null, error: "busy" });
  expect(timelineIn(account.parley, 7).messages).toHaveLength(50);
});
