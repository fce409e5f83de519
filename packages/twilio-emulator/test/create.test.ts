import type twilio from "twilio";
import { expect, test } from "vitest";
import { refusal } from "./account.ts";
import { ANNA, BEN, house, OURS, SERVICE_SID } from "./house.ts";

type Create = Parameters<twilio.Twilio["messages"]["create"]>[0];

const good: Create = { to: ANNA, from: OURS, body: "Hello" };

test.each<[string, number, Partial<Create>]>([
  ["without a recipient", 21604, { to: "" }],
  ["without a sender", 21603, { from: "" }],
  ["without anything in it", 21602, { body: "" }],
  ["to what is no number", 21211, { to: "5555" }],
  ["to a name", 21211, { to: "Anna" }],
  ["to its own sender", 21266, { to: OURS }],
  ["from what is no number", 21212, { from: "+1" }],
  ["from a number that is not ours", 21606, { from: "+15005559999" }],
  ["over a channel", 63007, { to: `whatsapp:${ANNA}` }],
  ["of more than 1,600 characters", 21617, { body: "a".repeat(1601) }],
  ["with a callback that is no address", 21609, { statusCallback: "callback" }],
  [
    "with a callback under a host with an underscore",
    21609,
    { statusCallback: "http://a_b.example/" },
  ],
  ["with a picture that has no address", 21620, { mediaUrl: ["picture.png"] }],
  ["with more than ten pictures", 21623, { mediaUrl: Array<string>(11).fill("http://a.example/") }],
  ["of a template that does not exist", 21655, { contentSid: `HX${"0".repeat(32)}` }],
  ["from a service that does not exist", 21705, { messagingServiceSid: `MG${"0".repeat(32)}` }],
  ["from a number outside its service", 21712, { messagingServiceSid: SERVICE_SID }],
])("a text %s is refused with %i", async (_, code, fields) => {
  const { client } = await house();
  expect(await refusal(client.messages.create({ ...good, ...fields }))).toMatchObject({
    status: 400,
    code,
    moreInfo: `https://www.twilio.com/docs/errors/${code}`,
  });
});

test("a body of 1,600 characters is taken", async () => {
  const { client } = await house();
  const { numSegments } = await client.messages.create({ ...good, body: "a".repeat(1600) });
  expect(numSegments).toBe("11");
});

test("a recipient is written in E.164, however it was given", async () => {
  const { client } = await house();
  expect(await client.messages.create({ ...good, to: "+1 (500) 555-1001" })).toMatchObject({
    to: ANNA,
  });
});

test.each([
  ["+15005550001", 21212, 400],
  ["+15005550007", 21606, 400],
  ["+15005550008", 21611, 429],
])("Twilio's test number %s as a sender is refused with %i", async (from, code, status) => {
  const { client } = await house();
  expect(await refusal(client.messages.create({ ...good, from }))).toMatchObject({ status, code });
});

test.each([
  ["+15005550001", 21211],
  ["+15005550002", 21612],
  ["+15005550003", 21408],
  ["+15005550004", 21610],
  ["+15005550009", 21614],
])("Twilio's test number %s as a recipient is refused with %i", async (to, code) => {
  const { client } = await house();
  expect(await refusal(client.messages.create({ ...good, to }))).toMatchObject({ code });
});

test("Twilio's valid test sender is taken, and nothing becomes of it", async () => {
  const { client, handsets, settle } = await house();
  const { sid } = await client.messages.create({ ...good, from: "+15005550006" });
  await settle();
  expect(await client.messages(sid).fetch()).toMatchObject({ status: "queued" });
  expect(handsets.texts(ANNA)).toEqual([]);
});

test("other credentials are refused, and so is another account's path", async () => {
  const { client, handle } = await house();
  const url = `https://api.twilio.com/2010-04-01/Accounts/${client.accountSid}/Messages.json`;
  const wrong = { username: client.accountSid, password: "another" };
  expect(await handle({ method: "GET", url, ...wrong })).toMatchObject({
    status: 401,
    body: { code: 20003 },
  });
  const others = client.api.v2010.accounts(`AC${"f".repeat(32)}`);
  expect(await refusal(others.messages.list())).toMatchObject({ status: 404, code: 20404 });
});

test("what is asked of a host the emulator does not know never leaves", async () => {
  const { client } = await house();
  const asked = client.request({ method: "get", uri: "https://example.com/" });
  await expect(asked).rejects.toThrow("does not answer for example.com");
});

test("parameters nobody knows are ignored", async () => {
  const { client } = await house();
  const { body } = await client.request({
    method: "post",
    uri: `https://api.twilio.com/2010-04-01/Accounts/${client.accountSid}/Messages.json`,
    data: { To: BEN, From: OURS, Body: "Hi", Unheard: "of" },
  });
  expect(body).toMatchObject({ to: BEN, status: "queued" });
});
