import { expect, test } from "vitest";
import { refusal } from "./account.ts";
import {
  ACCOUNT_SID,
  ANNA,
  AUTH_TOKEN,
  BEN,
  house,
  type House,
  IN_SERVICE,
  OTHER,
  OURS,
  SERVICE_SID,
  TOLL_FREE,
} from "./house.ts";

const HOUR_MS = 3_600_000;

test.each([
  ["a US long code sends one segment a second", OURS, 10_000],
  ["a toll-free number three", TOLL_FREE, 10_000 / 3],
  ["a short code a hundred", OTHER, 100],
])("%s", async (_, from, lastMs) => {
  const { client, clock, handsets } = await house();
  for (let index = 0; index < 11; index += 1)
    await client.messages.create({ to: ANNA, from, body: "Hello" });
  await clock.pass(lastMs + 400);
  expect(handsets.texts(ANNA)).toHaveLength(11);
  const [first, last] = [handsets.texts(ANNA)[0], handsets.texts(ANNA)[10]];
  expect(Date.parse(last?.at ?? "") - Date.parse(first?.at ?? "")).toBeCloseTo(lastMs, -1);
});

test("a text of several segments keeps its sender busy for each of them", async () => {
  const { client, clock, handsets } = await house();
  await client.messages.create({ to: ANNA, from: OURS, body: "a".repeat(459) });
  await client.messages.create({ to: BEN, from: OURS, body: "short" });
  await clock.pass(2900);
  expect(handsets.texts(BEN)).toEqual([]);
  await clock.pass(500);
  expect(handsets.texts(BEN)).toHaveLength(1);
});

test("a sender whose line is ten hours long takes no more texts", async () => {
  const emulator = await house();
  const { client, clock } = emulator;
  const long = { to: ANNA, from: OURS, body: "a".repeat(1600) };
  await fill(emulator, OURS);
  expect(await refusal(client.messages.create(long))).toMatchObject({ status: 429, code: 21611 });
  await clock.pass(11_000);
  expect(await client.messages.create(long)).toMatchObject({ status: "queued" });
});

test("in a service with full lines a text is accepted, and fails with 30001", async () => {
  const emulator = await house();
  const { client, app } = emulator;
  for (const from of IN_SERVICE) await fill(emulator, from);
  const { sid, status } = await client.messages.create({
    to: ANNA,
    body: "a".repeat(1600),
    messagingServiceSid: SERVICE_SID,
    statusCallback: `${app.url}/statuses`,
  });
  expect(status).toBe("accepted");
  await app.called(1);
  expect(app.calls[0]?.fields).toMatchObject({ MessageStatus: "failed", ErrorCode: "30001" });
  expect(await client.messages(sid).fetch()).toMatchObject({ status: "failed", errorCode: 30001 });
});

test("a text whose validity ends in the line fails with 30036", async () => {
  const { client, clock, handsets } = await house();
  await client.messages.create({ to: ANNA, from: OURS, body: "a".repeat(1600) });
  const late = await client.messages.create({ to: BEN, from: OURS, body: "b", validityPeriod: 5 });
  await clock.pass(5000);
  expect(await client.messages(late.sid).fetch()).toMatchObject({
    status: "failed",
    errorCode: 30036,
  });
  await clock.pass(20_000);
  expect(handsets.texts(BEN)).toEqual([]);
});

test("a service answers the same recipient from the same number", async () => {
  const { client, handsets, settle } = await house();
  for (const to of [ANNA, ANNA, ANNA, BEN])
    await client.messages.create({ to, messagingServiceSid: SERVICE_SID, body: "Hello" });
  await settle();
  expect(new Set(handsets.texts(ANNA).map(({ from }) => from)).size).toBe(1);
  expect(handsets.texts(ANNA)[0]?.from).not.toBe(handsets.texts(BEN)[0]?.from);
});

test.each([
  ["unknown to its carrier", { unknown: true }, 30005],
  ["filtered", { filtered: true }, 30007],
  ["off for too long", { off: true }, 30003],
])("a handset that is %s leaves a text undelivered", async (_, faults, errorCode) => {
  const { client, app, console, handsets, settle } = await house();
  handsets.setFaults(ANNA, faults);
  const statusCallback = `${app.url}/statuses`;
  const text = await client.messages.create({
    to: ANNA,
    from: OURS,
    body: "Hello",
    statusCallback,
  });
  await settle();
  expect(await client.messages(text.sid).fetch()).toMatchObject({
    status: "undelivered",
    errorCode,
  });
  expect(app.calls.map(({ fields }) => fields["MessageStatus"])).toEqual(["sent", "undelivered"]);
  expect(app.calls[1]?.fields["ErrorCode"]).toBe(String(errorCode));
  expect(console.list()).toMatchObject([{ code: errorCode, resourceSid: text.sid }]);
  expect(handsets.texts(ANNA)).toEqual([]);
});

test("a handset that is switched on again in time gets what waited for it", async () => {
  const { client, clock, handsets, settle } = await house();
  handsets.setFaults(ANNA, { off: true });
  const text = await client.messages.create({ to: ANNA, from: OURS, body: "Hello" });
  await clock.pass(10_000);
  expect(await client.messages(text.sid).fetch()).toMatchObject({ status: "sent" });
  handsets.setFaults(ANNA, { off: false });
  await settle();
  expect(await client.messages(text.sid).fetch()).toMatchObject({ status: "delivered" });
  expect(handsets.texts(ANNA)).toHaveLength(1);
});

test("a landline is refused to a number, and found out by a service", async () => {
  const { client, handsets, settle } = await house();
  handsets.setFaults(ANNA, { landline: true });
  const given = { to: ANNA, body: "Hello" };
  expect(await refusal(client.messages.create({ ...given, from: OURS }))).toMatchObject({
    code: 21635,
  });
  const text = await client.messages.create({ ...given, messagingServiceSid: SERVICE_SID });
  await settle();
  expect(await client.messages(text.sid).fetch()).toMatchObject({
    status: "undelivered",
    errorCode: 30006,
  });
});

test("a region that is switched off is refused", async () => {
  const { client, handsets } = await house();
  handsets.setFaults(ANNA, { regionOff: true });
  const text = client.messages.create({ to: ANNA, from: OURS, body: "Hello" });
  expect(await refusal(text)).toMatchObject({ status: 400, code: 21408 });
});

test("a scheduled text waits for its hour, and can be cancelled until then", async () => {
  const { client, clock, handsets, settle } = await house();
  const scheduled = {
    messagingServiceSid: SERVICE_SID,
    body: "Later",
    scheduleType: "fixed" as const,
    sendAt: new Date(clock.now() + HOUR_MS),
  };
  const kept = await client.messages.create({ ...scheduled, to: ANNA });
  const dropped = await client.messages.create({ ...scheduled, to: BEN });
  expect(kept.status).toBe("scheduled");
  expect(await client.messages(dropped.sid).update({ status: "canceled" })).toMatchObject({
    status: "canceled",
  });
  await clock.pass(HOUR_MS - 1000);
  expect(handsets.texts(ANNA)).toEqual([]);
  await settle();
  await clock.pass(5000);
  expect(handsets.texts(ANNA)).toHaveLength(1);
  expect(handsets.texts(BEN)).toEqual([]);
  expect(await refusal(client.messages(kept.sid).update({ status: "canceled" }))).toMatchObject({
    code: 30409,
  });
  const soon = { ...scheduled, to: ANNA, sendAt: new Date(clock.now() + 60_000) };
  expect(await refusal(client.messages.create(soon))).toMatchObject({ code: 35115 });
});

test("our own numbers can write to each other", async () => {
  const { client, app, settle } = await house();
  const text = await client.messages.create({ to: OTHER, from: OURS, body: "To myself" });
  await settle();
  expect(await client.messages(text.sid).fetch()).toMatchObject({ status: "delivered" });
  expect(app.calls).toMatchObject([{ fields: { From: OURS, To: OTHER, Body: "To myself" } }]);
});

/** Ten hours of texts wait behind this sender. */
async function fill({ handle }: House, from: string): Promise<void> {
  const url = `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT_SID}/Messages.json`;
  const form = new URLSearchParams({ To: ANNA, From: from, Body: "a".repeat(1600) });
  const credentials = { username: ACCOUNT_SID, password: AUTH_TOKEN };
  for (let segments = 11; segments <= 36_000; segments += 11) {
    const { status } = await handle({ method: "POST", url, form, ...credentials });
    expect(status).toBe(201);
  }
}
