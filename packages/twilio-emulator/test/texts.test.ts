import { expect, test } from "vitest";
import { ANNA, house, OURS, SERVICE_SID, IN_SERVICE, BEN } from "./house.ts";

test("a text goes from queued to delivered, and every status but the first is called back", async () => {
  const { client, app, settle, handsets } = await house();
  const message = await client.messages.create({
    to: ANNA,
    from: OURS,
    body: "Hello Anna",
    statusCallback: `${app.url}/statuses`,
  });
  expect(message).toMatchObject({
    status: "queued",
    numSegments: "1",
    price: null,
    dateSent: null,
  });
  await settle();
  expect(app.calls.map(({ fields }) => fields["MessageStatus"])).toEqual(["sent", "delivered"]);
  expect(app.calls.every(({ isSigned }) => isSigned)).toBe(true);
  expect(app.calls[1]?.fields).toMatchObject({
    From: OURS,
    MessageSid: message.sid,
    SmsStatus: "delivered",
    To: ANNA,
  });
  expect(app.calls[1]?.fields).not.toHaveProperty("Body");
  expect(handsets.texts(ANNA)).toMatchObject([{ from: OURS, body: "Hello Anna", direction: "in" }]);
});

test("through a messaging service a text is accepted first, and queued once it has a sender", async () => {
  const { client, app, settle, handsets } = await house();
  const message = await client.messages.create({
    to: BEN,
    messagingServiceSid: SERVICE_SID,
    body: "Hello Ben",
    statusCallback: `${app.url}/statuses`,
  });
  expect(message).toMatchObject({ status: "accepted", from: null, numSegments: "0" });
  await settle();
  const statuses = app.calls.map(({ fields }) => fields["MessageStatus"]);
  expect(statuses).toEqual(["queued", "sent", "delivered"]);
  expect(IN_SERVICE).toContain(handsets.texts(BEN)[0]?.from);
});

test("what a handset writes is announced to the number's webhook, signed", async () => {
  const { app, settle, handsets } = await house();
  await handsets.write(ANNA, { to: OURS, body: "Hi, it's me" });
  await settle();
  expect(app.calls).toMatchObject([
    { path: "/texts", isSigned: true, fields: { From: ANNA, To: OURS, Body: "Hi, it's me" } },
  ]);
  expect(app.calls[0]?.headers["i-twilio-idempotency-token"]).toMatch(/^[\da-f-]{36}$/);
});
