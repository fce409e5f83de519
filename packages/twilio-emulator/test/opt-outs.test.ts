import { expect, test } from "vitest";
import { refusal } from "./account.ts";
import { ANNA, BEN, house, IN_SERVICE, OTHER, OURS, SERVICE_SID, TOLL_FREE } from "./house.ts";
import type { House } from "./house.ts";

const [FIRST = "", SECOND = ""] = IN_SERVICE;

const STOP_WORDS = [
  "STOP",
  "stopall",
  "Unsubscribe",
  "CANCEL",
  "End",
  "quit",
  "REVOKE",
  " optout\n",
];

test.each(STOP_WORDS)(
  "%j alone stops a number for a phone, and is announced as well",
  async (word) => {
    const { client, app, handsets, settle } = await house();
    await handsets.write(ANNA, { to: OURS, body: word });
    await settle();
    expect(app.calls[0]?.fields).toMatchObject({ Body: word, From: ANNA });
    expect(app.calls[0]?.fields).not.toHaveProperty("OptOutType");
    expect(handsets.texts(ANNA).at(-1)).toMatchObject({ from: OURS, direction: "in" });
    expect(handsets.texts(ANNA).at(-1)?.body).toMatch(/START/);
    const text = client.messages.create({ to: ANNA, from: OURS, body: "Hello?" });
    expect(await refusal(text)).toMatchObject({ status: 400, code: 21610 });
  },
);

test("a sentence with STOP in it stops nothing", async () => {
  const emulator = await house();
  await say(emulator, ANNA, OURS, "please stop");
  expect(await mayWrite(emulator, OURS, ANNA)).toBe(true);
});

test("without a service STOP concerns one number of ours and one phone", async () => {
  const emulator = await house();
  await say(emulator, ANNA, OURS, "STOP");
  expect(await mayWrite(emulator, OTHER, ANNA)).toBe(true);
  expect(await mayWrite(emulator, OURS, BEN)).toBe(true);
});

test("within a service STOP to one number silences all of them", async () => {
  const emulator = await house();
  await say(emulator, ANNA, FIRST, "STOP");
  expect(await mayWrite(emulator, SECOND, ANNA)).toBe(false);
  expect(await mayWrite(emulator, OURS, ANNA)).toBe(true);
  const { client } = emulator;
  const text = client.messages.create({ to: ANNA, messagingServiceSid: SERVICE_SID, body: "Hi" });
  expect(await refusal(text)).toMatchObject({ code: 21610 });
  await say(emulator, ANNA, SECOND, "start");
  expect(await mayWrite(emulator, FIRST, ANNA)).toBe(true);
});

test.each(["START", "yes", "Unstop"])("%s opts in again, and the carrier says so", async (word) => {
  const emulator = await house();
  await say(emulator, ANNA, OURS, "STOP");
  await say(emulator, ANNA, OURS, word);
  expect(emulator.handsets.texts(ANNA)).toHaveLength(4);
  expect(await mayWrite(emulator, OURS, ANNA)).toBe(true);
});

test("a second STOP, and a YES that changes nothing, are not answered by the carrier", async () => {
  const emulator = await house();
  await say(emulator, ANNA, OURS, "STOP");
  await say(emulator, ANNA, OURS, "STOP");
  await say(emulator, BEN, OURS, "YES");
  expect(emulator.handsets.texts(ANNA)).toHaveLength(3);
  expect(emulator.handsets.texts(BEN)).toHaveLength(1);
});

test.each(["HELP", "info"])("%s is answered by the carrier", async (word) => {
  const emulator = await house();
  await say(emulator, ANNA, OURS, word);
  expect(emulator.handsets.texts(ANNA)).toMatchObject([{ direction: "out" }, { from: OURS }]);
  expect(emulator.app.calls).toHaveLength(1);
});

test("a toll-free number is stopped by the network", async () => {
  const emulator = await house();
  await say(emulator, ANNA, TOLL_FREE, "STOP");
  expect(emulator.handsets.texts(ANNA)[1]?.body).toMatch(/^NETWORK MSG/);
  expect(await mayWrite(emulator, TOLL_FREE, ANNA)).toBe(false);
});

test("a text that waits in the line when its recipient opts out is not sent", async () => {
  const { client, clock, handsets, settle } = await house();
  const text = { to: ANNA, from: OURS };
  await client.messages.create({ ...text, body: "a".repeat(1600) });
  const late = await client.messages.create({ ...text, body: "Late" });
  await clock.pass(1000);
  await handsets.write(ANNA, { to: OURS, body: "STOP" });
  await settle();
  expect(await client.messages(late.sid).fetch()).toMatchObject({
    status: "failed",
    errorCode: 21610,
  });
  expect(handsets.texts(ANNA).map(({ body }) => body)).not.toContain("Late");
});

test("a reply in TwiML does not reach whoever opted out", async () => {
  const emulator = await house();
  emulator.app.on("/texts", (response) => {
    response.setHeader("content-type", "text/xml");
    response.end("<Response><Message>Why?</Message></Response>");
  });
  await say(emulator, ANNA, OURS, "STOP");
  expect(emulator.handsets.texts(ANNA).map(({ body }) => body)).not.toContain("Why?");
  expect(emulator.console.list()).toMatchObject([{ code: 21610 }]);
});

async function say({ handsets, settle }: House, from: string, to: string, body: string) {
  await handsets.write(from, { to, body });
  await settle();
}

async function mayWrite({ client }: House, from: string, to: string): Promise<boolean> {
  const text = client.messages.create({ to, from, body: "Hello" });
  return text.then(
    () => true,
    (error: { code: number }) => {
      expect(error.code).toBe(21610);
      return false;
    },
  );
}
