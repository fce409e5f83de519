import type { Me } from "@parley/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { standingClock } from "../../test/clock.ts";
import { begin, membersOf, put, refusalOf, say } from "../../test/conversations.ts";
import { phone, signedIn, type TestPhone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";
import { readRecycled } from "./recycled.ts";

const DAY_MS = 24 * 3600_000;
// Behind the carriers' own, who know no list of a day to come.
const clock = standingClock(Date.now() - 20 * DAY_MS);
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: clock, settings: { TEXT_HOLD_SECONDS: "0" } });
});
afterAll(() => server.close());

/** Carriers take it back now; the next day's list has it. */
async function takeBack({ number }: TestPhone): Promise<void> {
  const { handsets } = server.parts.twilio.emulator!;
  handsets.setFaults(number, { recycledAt: new Date(clock()).toISOString() });
}

async function nextDay(): Promise<void> {
  clock.pass(DAY_MS);
  await readRecycled(server.parts);
}

async function give(who: Someone, theirs: TestPhone): Promise<void> {
  const proof = await theirs.prove(who, "phone");
  await who.call("changePhone", { body: { ...proof, currentPassword: who.password } });
}

async function byPhone(
  theirs: TestPhone,
  displayName: string,
): Promise<{ visitor: Someone; me: Me }> {
  const visitor = server.visitor();
  const proof = await theirs.prove(visitor, "register");
  const me = await visitor.call("createPerson", { body: { ...proof, displayName } });
  return { visitor: visitor as Someone, me };
}

test("a number that its carrier took back is taken off the account, and its seats end", async () => {
  const ana = await server.person("ana");
  const dan = await server.person("dan");
  const theirs = phone(server, "+12025550150");
  await give(dan, theirs);
  const body = { method: "sms", currentPassword: dan.password } as const;
  await dan.call("changeSecondFactor", { body });
  const garden = (await begin(ana, { kind: "group", name: "garden", phones: true })).id;
  await put(ana, garden, dan);
  await put(dan, garden, "me");
  await put(dan, garden, "me", { texts: true });
  const socket = await dan.socket();

  await takeBack(theirs);
  await nextDay();
  expect((await socket.notice("me")).me).toMatchObject({ phone: null, secondFactor: null });
  const inGarden = (await membersOf(ana, garden)).find(({ person }) => person.id === dan.me.id);
  expect(inGarden?.byText).toBe(false);
  const credentials = { username: "dan", password: dan.password };
  const answer = await server.visitor().call("createSession", { body: credentials });
  expect(signedIn(answer).id).toBe(dan.me.id);
});

test("whoever has the number next gets an account of their own, also of one without a password", async () => {
  const theirs = phone(server, "+12025550151");
  const { visitor: eve, me: old } = await byPhone(theirs, "Eve");
  const notes = (await begin(eve, { kind: "group", name: "notes-of-eve" })).id;
  await say(Object.assign(eve, { me: old }), notes, "only for me");
  await takeBack(theirs);
  await nextDay();

  const asked = await theirs.ask(server.visitor(), "sign-in");
  const signIn = { challenge: asked.challenge, code: "123456" };
  expect(await refusalOf(server.visitor().call("createSession", { body: signIn }))).toBe(
    "code_wrong",
  );
  const { visitor: next, me } = await byPhone(theirs, "Somebody else");
  expect(me.id).not.toBe(old.id);
  const { items } = await next.call("listConversations");
  expect(JSON.stringify(items)).not.toContain("notes-of-eve");
  // The one before is still signed in where they were, and keeps what is theirs.
  expect(await eve.call("getMe")).toMatchObject({ id: old.id, phone: null });
});

test("a number that was proved again after that day stays", async () => {
  const theirs = phone(server, "+12025550152");
  const { me } = await byPhone(theirs, "Fay");
  await takeBack(theirs);
  clock.pass(DAY_MS);
  const proof = await theirs.prove(server.visitor(), "sign-in");
  await server.visitor().call("createSession", { body: proof });
  await readRecycled(server.parts);
  const again = await theirs.prove(server.visitor(), "sign-in");
  const answer = await server.visitor().call("createSession", { body: again });
  expect(signedIn(answer).id).toBe(me.id);
});

test("the days of a server that was off are made up for, each once", async () => {
  const theirs = phone(server, "+12025550153");
  await byPhone(theirs, "Gus");
  await takeBack(theirs);
  clock.pass(5 * DAY_MS);
  expect(await readRecycled(server.parts)).toBe(1);
  expect(await readRecycled(server.parts)).toBe(0);
});

test("a day that has no list keeps none of the later ones from being read", async () => {
  const theirs = phone(server, "+12025550154");
  await byPhone(theirs, "Hal");
  await readRecycled(server.parts);
  const [missing] = new Date(clock()).toISOString().split("T");
  clock.pass(DAY_MS);
  await takeBack(theirs);
  clock.pass(7 * DAY_MS);
  const { parts } = server;
  const { twilio } = parts;
  const ask: typeof twilio.ask = async (url, signal) =>
    url.endsWith(`Date=${missing}`) ? new Response("{}", { status: 404 }) : twilio.ask(url, signal);
  expect(await readRecycled({ ...parts, twilio: { ...twilio, ask } })).toBe(1);
});
