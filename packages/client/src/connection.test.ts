import { io } from "socket.io-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { protocolVersions, Refusal } from "@parley/protocol";
import { FakeServer, ada, bob } from "../test/fake-server.ts";
import { accountOn, back, online, shownIn, signedIn, until, type Account } from "../test/person.ts";
import { backoffMs } from "./backoff.ts";
import type { SocketFactory } from "./connection.ts";

let server: FakeServer;
beforeEach(async () => {
  server = await FakeServer.start();
  server.write(7, bob, "hello");
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.stop();
});

const phaseOf = ({ parley }: Account) => parley.state.get().connection.phase;

async function away({ parley, clock }: Account): Promise<number> {
  const { connection } = await until(parley, (state) => state.connection.retryAt !== undefined);
  return connection.retryAt! - clock.now();
}

test("it connects with what it holds, the most recent conversation first", async () => {
  const account = await signedIn(server);
  expect(server.handshakes[0]).toEqual({ protocol: protocolVersions.current });
  server.write(8, bob, "later");
  server.notice({
    type: "conversation",
    entry: server.conversation(8).fresh(ada.id),
    people: [],
  });
  await until(account.parley, ({ conversations }) => conversations.has(8));
  server.write(8, bob, "later still");
  await until(account.parley, ({ conversations }) => conversations.get(8)?.ver === 2);
  server.cut();
  await back(account);
  expect(server.handshakes[1]).toEqual({
    protocol: protocolVersions.current,
    epoch: "first",
    cursors: [
      [8, 2, 0],
      [7, 1, 0],
    ],
  });
  await account.parley.stop();
});

test("what was missed while away is there on return", async () => {
  const account = await signedIn(server);
  await account.parley.open(7);
  server.cut();
  await away(account);
  server.write(7, bob, "did you see that?");
  await back(account);
  expect(shownIn(account.parley, 7)).toEqual(["hello", "did you see that?"]);
  await account.parley.stop();
});

test("a conversation one was removed from while away is gone on return", async () => {
  const account = await signedIn(server);
  server.cut();
  await away(account);
  server.logs.delete(7);
  await back(account);
  expect(account.parley.state.get().conversations.size).toBe(0);
  await account.parley.stop();
});

test("live events that overtake the answer to connecting are applied after it", async () => {
  const account = await signedIn(server);
  await account.parley.open(7);
  server.cut();
  await away(account);
  server.isGreeting = false;
  server.epoch = "restored";
  account.clock.pass(500);
  await server.hears("connection", 2);
  // The number is the one that follows what was held under the old epoch.
  const sync = server.syncFor({});
  server.write(7, bob, "in between");
  server.emit("sync", sync);
  await online(account.parley);
  const { info, ver } = account.parley.state.get().conversations.get(7)!;
  expect([info.lastSeq, ver]).toEqual([2, 2]);
  await account.parley.stop();
});

test("each failure doubles the wait up to half a minute, and a random part of it is waited", () => {
  const ceilings = [0, 1, 2, 5, 6, 7, 500].map((failures) => backoffMs(failures, 1));
  expect(ceilings).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000, 30_000]);
  expect(backoffMs(3, 0)).toBe(0);
  expect(backoffMs(3, 0.25)).toBe(1000);
});

test("while the server cannot be reached it says when it tries again, and later each time", async () => {
  const account = await signedIn(server);
  await server.stop();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 4; attempt++) {
    waits.push(await away(account));
    account.clock.pass(waits.at(-1)!);
    expect(phaseOf(account)).toBe("connecting");
  }
  expect(waits).toEqual([250, 500, 1000, 2000]);
  await account.parley.stop();
});

test("a connection that worked begins the waits anew", async () => {
  const account = await signedIn(server);
  for (let time = 0; time < 3; time++) {
    server.cut();
    expect(await away(account)).toBe(250);
    await back(account);
  }
  await account.parley.stop();
});

test("it tries at once when asked, and when the network returns", async () => {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  const account = await signedIn(server);
  server.cut();
  await away(account);
  account.parley.reconnect();
  await online(account.parley);
  server.cut();
  await away(account);
  window.dispatchEvent(new Event("online"));
  await online(account.parley);
  expect(server.handshakes).toHaveLength(3);
  await account.parley.stop();
});

test("it tries at once when the page is looked at again", async () => {
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  vi.stubGlobal("document", page);
  const account = await signedIn(server);
  server.cut();
  await away(account);
  page.dispatchEvent(new Event("visibilitychange"));
  expect(phaseOf(account)).toBe("away");
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await online(account.parley);
  await account.parley.stop();
});

test("a page that slept does not trust the connection it had", async () => {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  const account = await signedIn(server);
  account.clock.pass(50_000);
  window.dispatchEvent(new Event("online"));
  expect(phaseOf(account)).toBe("online");
  account.clock.pass(1);
  window.dispatchEvent(new Event("online"));
  expect(phaseOf(account)).toBe("connecting");
  await online(account.parley);
  expect(server.handshakes).toHaveLength(2);
  await account.parley.stop();
});

test("a server that connects and says nothing is left after a while", async () => {
  server.isGreeting = false;
  const account = accountOn(server);
  await account.parley.start();
  await server.hears("connection");
  server.isGreeting = true;
  account.clock.pass(15_000);
  expect(phaseOf(account)).toBe("away");
  await back(account);
  await account.parley.stop();
});

test("it waits as long as a busy server asks", async () => {
  server.handshakeRefusals.push(new Refusal("busy", { retryAfter: 7 }));
  const account = accountOn(server);
  await account.parley.start();
  expect(await away(account)).toBe(7_250);
  await account.parley.stop();
});

test("without a session it is signed out, and tries no more", async () => {
  server.isSignedIn = false;
  const account = accountOn(server);
  await account.parley.start();
  await until(account.parley, ({ connection }) => connection.phase === "signed-out");
  account.clock.pass(60_000);
  expect(phaseOf(account)).toBe("signed-out");
  await account.parley.stop();
});

test("a failure to connect is explained by asking who one is", async () => {
  const account = accountOn(server, { socket: refusedSocket });
  await account.parley.start();
  await away(account);
  expect(server.heard.map(({ name }) => name)).toContain("GET /api/me");
  server.isSignedIn = false;
  account.parley.reconnect();
  await until(account.parley, ({ connection }) => connection.phase === "signed-out");
  await account.parley.stop();
});

test("an ended session is signed out at once", async () => {
  const account = await signedIn(server);
  server.notice({ type: "session-ended" });
  await until(account.parley, ({ connection }) => connection.phase === "signed-out");
  server.cut();
  account.clock.pass(60_000);
  expect(phaseOf(account)).toBe("signed-out");
  await account.parley.stop();
});

test("after signing in again it can be started again", async () => {
  const account = await signedIn(server);
  server.notice({ type: "session-ended" });
  await until(account.parley, ({ connection }) => connection.phase === "signed-out");
  await account.parley.stop();
  await account.parley.start();
  await online(account.parley);
  expect(account.parley.state.get().conversations.has(7)).toBe(true);
  await account.parley.stop();
});

test.for(["malformed", "client_too_old"] as const)(
  "a server that refuses the handshake as %s makes the client too old",
  async (code) => {
    server.handshakeRefusals.push(new Refusal(code));
    const account = accountOn(server);
    await account.parley.start();
    await until(account.parley, ({ connection }) => connection.phase === "too-old");
    account.clock.pass(60_000);
    expect(phaseOf(account)).toBe("too-old");
    await account.parley.stop();
  },
);

test("under another epoch everything begins anew, except one's own words", async () => {
  const account = await signedIn(server);
  const { parley } = account;
  await parley.open(7);
  parley.setDraft(7, "half a thought");
  server.cut();
  await away(account);
  parley.send(7, "still here?");
  server.epoch = "restored";
  server.logs.clear();
  server.write(7, bob, "another past");
  await back(account);
  await until(parley, ({ outbox }) => outbox.length === 0);
  await until(parley, () => shownIn(parley, 7).length === 2);
  expect(shownIn(parley, 7)).toEqual(["another past", "still here?"]);
  expect(parley.state.get().drafts.get(7)).toBe("half a thought");
  await parley.stop();
});

test("nothing of one person is shown to another who signs in in their place", async () => {
  const account = await signedIn(server);
  const { parley } = account;
  parley.setDraft(7, "a secret");
  server.cut();
  await away(account);
  parley.send(7, "another secret");
  await until(parley, ({ outbox }) => outbox.length === 1);
  server.me = bob;
  await back(account);
  const { me, outbox, drafts } = parley.state.get();
  expect(me?.id).toBe(bob.id);
  expect(outbox).toEqual([]);
  expect(drafts.size).toBe(0);
  expect(server.heard.some(({ name }) => name === "message.send")).toBe(false);
  await parley.stop();
});

test("a program's token and a browser's slot go with the handshake", async () => {
  const { parley } = await signedIn(server, { token: "secret", slot: 2 });
  const handshakes = server.heard.filter(({ name }) => name === "handshake");
  expect(handshakes[0]?.payload).toMatchObject({
    headers: { authorization: "Bearer secret", "parley-slot": "2" },
    query: { slot: "2" },
  });
  await parley.stop();
});

/** A way to the server that nothing but HTTP gets through. */
const refusedSocket: SocketFactory = (_, options) => io("http://127.0.0.1:1", options);
