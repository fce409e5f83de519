import { expect, test } from "vitest";
import { refusal } from "./account.ts";
import { ANNA, house, OURS } from "./house.ts";

const text = { to: ANNA, from: OURS, body: "Hello" };

test("too many requests are answered 429, and nothing was done", async () => {
  const { client, faults, settle, handsets } = await house();
  faults.set({ tooMany: 2 });
  for (const _ of [1, 2])
    expect(await refusal(client.messages.create(text))).toMatchObject({ status: 429, code: 20429 });
  await client.messages.create(text);
  await settle();
  expect(handsets.texts(ANNA)).toHaveLength(1);
});

test("a 429 says when to come again", async () => {
  const { client, faults, handle } = await house();
  faults.set({ tooMany: 1 });
  const reply = await handle({
    method: "GET",
    url: `https://api.twilio.com/2010-04-01/Accounts/${client.accountSid}/Messages.json`,
    username: client.username,
    password: client.password,
  });
  expect(reply.headers["retry-after"]).toBe("1");
  expect(reply.headers["twilio-request-id"]).toMatch(/^RQ[\da-f]{32}$/);
});

test("a broken Twilio answers 503", async () => {
  const { client, faults } = await house();
  faults.set({ broken: 1 });
  expect(await refusal(client.messages.create(text))).toMatchObject({ status: 503, code: 20503 });
  expect(faults.get().broken).toBe(0);
});

test("a lost answer is a broken connection, and the text is found by asking for it", async () => {
  const { client, faults, settle, handsets } = await house();
  faults.set({ lost: 1 });
  expect(await client.messages.list()).toEqual([]);
  const lost: { code?: unknown; status?: unknown } = await refusal(client.messages.create(text));
  expect([lost.code, lost.status]).toEqual(["ECONNRESET", undefined]);
  await settle();
  expect(handsets.texts(ANNA)).toHaveLength(1);
  expect(await client.messages.list({ to: ANNA, from: OURS })).toMatchObject([{ body: "Hello" }]);
});

test("callbacks come twice, or late, or the last one first", async () => {
  const { app, client, clock, faults, settle } = await house();
  const statusCallback = `${app.url}/statuses`;
  const statuses = () => app.calls.splice(0).map(({ fields }) => fields["MessageStatus"]);

  faults.set({ duplicateCallbacks: true });
  await client.messages.create({ ...text, statusCallback });
  await settle();
  expect(statuses()).toEqual(["sent", "sent", "delivered", "delivered"]);

  faults.set({ duplicateCallbacks: false, shuffledCallbacks: true });
  await client.messages.create({ ...text, statusCallback });
  await settle();
  expect(statuses()).toEqual(["delivered", "sent"]);

  faults.set({ shuffledCallbacks: false, lateCallbacksMs: 60_000 });
  await client.messages.create({ ...text, statusCallback });
  await clock.pass(59_000);
  expect(statuses()).toEqual([]);
  await settle();
  expect(statuses()).toEqual(["sent", "delivered"]);
});

test("where carriers send no receipts a text stays sent", async () => {
  const { app, client, faults, handsets, settle } = await house();
  faults.set({ noReceipts: true, shuffledCallbacks: true });
  const { sid } = await client.messages.create({ ...text, statusCallback: `${app.url}/statuses` });
  await settle();
  expect(await client.messages(sid).fetch()).toMatchObject({ status: "sent" });
  expect(app.calls.map(({ fields }) => fields["MessageStatus"])).toEqual(["sent"]);
  expect(handsets.texts(ANNA)).toHaveLength(1);
});

test("in an outage no webhook is reached, and the console says so", async () => {
  const { app, client, console, faults, handsets, settle } = await house();
  faults.set({ webhookOutage: true });
  await handsets.write(ANNA, { to: OURS, body: "Anybody?" });
  await client.messages.create({ ...text, statusCallback: `${app.url}/statuses` });
  await settle();
  expect(app.calls).toEqual([]);
  expect(console.list().map(({ code }) => code)).toEqual([11200, 11200, 11200]);
  expect(await client.messages.list({ to: OURS })).toMatchObject([{ body: "Anybody?" }]);
});
