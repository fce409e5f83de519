import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, put, refusalOf } from "../../test/conversations.ts";
import { Handset } from "../../test/handset.ts";
import { hook } from "../../test/hook.ts";
import { phone } from "../../test/phone.ts";
import { startServer, type TestServer } from "../../test/server.ts";
import type { Someone } from "../../test/visitor.ts";

const DAY_MS = 24 * 3_600_000;
// Texts wait for their number's pace, which a clock that stands would hold up.
let aheadMs = 0;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    now: () => Date.now() + aheadMs,
    settings: { TEXT_HOLD_SECONDS: "0" },
  });
});
afterAll(() => server.close());

let numbers = 150;

/** Somebody who has a number and nothing else, whose wait has begun and was told to the number. */
async function waiting(displayName: string) {
  const number = `+12025550${numbers++}`;
  const visitor = server.visitor();
  const proof = await phone(server, number).prove(visitor, "register");
  const me = await visitor.call("createPerson", { body: { ...proof, displayName } });
  const who = Object.assign(visitor, { me, password: "" }) as Someone;
  const handset = new Handset(server, number);
  await handset.next();
  await who.call("startWait");
  const told = await handset.next();
  return { who, handset, ...told };
}

async function understood(): Promise<void> {
  const { twilio, database } = server.parts;
  await twilio.emulator!.idle();
  const coming = database.db.selectFrom("incoming_text").select("sid").where("state", "=", "new");
  await expect.poll(() => coming.executeTakeFirst()).toBeUndefined();
}

async function write(handset: Handset, body: string, to: string): Promise<void> {
  await handset.write(body, to);
  await understood();
}

const isOn = async (who: Someone) => (await who.call("getMe")).waitsUntil !== undefined;

test("the number says how to call a wait off, and its answer does, to all sessions, once", async () => {
  const { who, handset, body, from } = await waiting("Ana");
  expect(body).toContain("answer NOT LOST");
  const socket = await who.socket();
  const answer = await handset.ask("Not lost!", from);
  expect(answer).toMatchObject({ from, body: expect.stringContaining("Called off") });
  expect((await socket.notice("me")).me.waitsUntil).toBeUndefined();
  aheadMs += DAY_MS;
  const newPassword = "eleven quiet harbours";
  expect(await refusalOf(who.call("changeMe", { body: { newPassword } }))).toBe(
    "wrong_credentials",
  );
});

test("said once more it is swallowed, in a group too, and a wait that begins again stays on", async () => {
  const { who, handset, from } = await waiting("Bo");
  const ana = await server.person("ana-said");
  const group = (await begin(ana, { kind: "group", name: "garden", phones: true })).id;
  await put(ana, group, who);
  await put(who, group, "me");
  await put(who, group, "me", { texts: true });
  const { from: seat } = await handset.next();
  await handset.ask("not lost", seat);
  await write(handset, "not lost", seat);
  await write(handset, "We are not lost", seat);
  const { items } = await ana.call("listMessages", { params: { conversation: group } });
  expect(items.map((message) => message.body)).toEqual(["We are not lost"]);
  await who.call("startWait");
  await handset.next();
  await write(handset, "it is not lost yet", from);
  expect(await isOn(who)).toBe(true);
});

test("another phone's answer calls nothing off, nor does one that is over", async () => {
  const { who, handset, from } = await waiting("Cy");
  const other = await waiting("Di");
  await write(other.handset, "NOT LOST", from);
  await write(new Handset(server, "+12025550199"), "NOT LOST", from);
  expect(await isOn(who)).toBe(true);
  expect(await isOn(other.who)).toBe(false);

  aheadMs += DAY_MS;
  await who.call("changeMe", { body: { newPassword: "eleven quiet harbours" } });
  expect(await handset.ask("NOT LOST", from)).toMatchObject({
    body: "There is nothing to call off.",
  });
  expect(await who.call("getMe")).toMatchObject({ hasPassword: true });
});

test("with slips of the finger it is understood, and what is not is told how to say it", async () => {
  const { who, handset, from } = await waiting("Eli");
  expect((await handset.ask("that was not me", from)).body).toContain("Answer NOT LOST");
  for (const body of ["nto lost", "It’s NOT LOST.", '"notlost"', "#not-lost", "not losst"]) {
    if (!(await isOn(who))) await who.call("startWait");
    await hook(server, { From: handset.number, To: from, Body: body });
    await understood();
    expect({ body, isOn: await isOn(who) }).toEqual({ body, isOn: false });
  }
});
