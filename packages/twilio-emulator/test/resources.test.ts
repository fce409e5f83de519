import type { MessagePage } from "twilio/lib/rest/api/v2010/account/message.js";
import { expect, test } from "vitest";
import { refusal } from "./account.ts";
import { ANNA, BEN, house, OTHER, OURS, SERVICE_SID } from "./house.ts";

test("texts are listed newest first, by either party", async () => {
  const { client, handsets, settle } = await house();
  for (const body of ["one", "two", "three"])
    await client.messages.create({ to: ANNA, from: OURS, body });
  await client.messages.create({ to: BEN, from: OURS, body: "four" });
  await handsets.write(ANNA, { to: OURS, body: "five" });
  await handsets.write(BEN, { to: OURS, body: "six" });
  await settle();
  const bodies = async (filter: object) =>
    (await client.messages.list(filter)).map(({ body }) => body);
  expect(await bodies({})).toEqual(["six", "five", "four", "three", "two", "one"]);
  expect(await bodies({ to: ANNA })).toEqual(["three", "two", "one"]);
  expect(await bodies({ from: ANNA })).toEqual(["five"]);
  expect(await bodies({ from: OURS, to: BEN })).toEqual(["four"]);
  expect(await bodies({ from: ANNA, to: OURS })).toEqual(["five"]);
  expect(await bodies({ from: OTHER })).toEqual([]);
});

test("a text through a service is listed under the number it went out from", async () => {
  const { client, settle } = await house();
  const service = { to: ANNA, messagingServiceSid: SERVICE_SID };
  const early = await client.messages.create({ ...service, body: "early" });
  await settle();
  const { from } = await client.messages(early.sid).fetch();
  await client.messages.create({ to: BEN, from, body: "late" });
  const bodies = (await client.messages.list({ from })).map(({ body }) => body);
  expect(bodies).toEqual(["late", "early"]);
});

test("texts are listed by when they were sent", async () => {
  const { client, clock } = await house();
  await client.messages.create({ to: ANNA, from: OURS, body: "early" });
  await clock.pass(3_600_000);
  const between = new Date(clock.now());
  await clock.pass(3_600_000);
  await client.messages.create({ to: ANNA, from: OURS, body: "late" });
  await clock.pass(60_000);
  const bodies = async (filter: object) =>
    (await client.messages.list(filter)).map(({ body }) => body);
  expect(await bodies({ dateSentAfter: between })).toEqual(["late"]);
  expect(await bodies({ dateSentBefore: between })).toEqual(["early"]);
  expect(await bodies({ dateSent: between })).toEqual(["late", "early"]);
  const [late] = await client.messages.list({ to: ANNA });
  const itself = late?.dateSent as Date;
  expect(await bodies({ dateSentBefore: itself, dateSentAfter: itself })).toEqual(["late"]);
  expect(await bodies({ dateSent: new Date(clock.now() + 864e5) })).toEqual([]);
});

test("a list that is deleted page by page loses no text and doubles none", async () => {
  const { client, settle } = await house();
  for (let index = 0; index < 7; index += 1)
    await client.messages.create({ to: ANNA, from: OURS, body: `text ${index}` });
  await settle();
  const seen: string[] = [];
  let page: Pick<MessagePage, "instances" | "nextPage"> | undefined = await client.messages.page({
    pageSize: 3,
  });
  while (page) {
    for (const text of page.instances) {
      seen.push(text.body);
      await client.messages(text.sid).remove();
    }
    page = await page.nextPage();
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `text ${index}`));
  expect(await client.messages.list()).toEqual([]);
});

test("the page before leads back", async () => {
  const { client } = await house();
  for (let index = 0; index < 5; index += 1)
    await client.messages.create({ to: ANNA, from: OURS, body: String(index) });
  const first = await client.messages.page({ pageSize: 2 });
  const second = await first.nextPage();
  const third = await second?.nextPage();
  expect(third?.instances.map(({ body }) => body)).toEqual(["0"]);
  expect(third?.nextPageUrl).toBeUndefined();
  const back = await third?.previousPage();
  expect(back?.instances.map(({ body }) => body)).toEqual(["2", "1"]);
});

test("a text is billed once it was sent, by its segments", async () => {
  const { client, settle } = await house();
  const text = await client.messages.create({ to: ANNA, from: OURS, body: "a".repeat(161) });
  expect(text).toMatchObject({ price: null, priceUnit: "USD", numSegments: "2" });
  await settle();
  expect(await client.messages(text.sid).fetch()).toMatchObject({
    price: "-0.01500",
    status: "delivered",
  });
});

test("a body is redacted, and a text deleted, once it is over", async () => {
  const { client, settle } = await house();
  const text = await client.messages.create({ to: ANNA, from: OURS, body: "Secret" });
  expect(await refusal(client.messages(text.sid).update({ body: "" }))).toMatchObject({
    status: 409,
    code: 20009,
  });
  expect(await refusal(client.messages(text.sid).remove())).toMatchObject({
    status: 409,
    code: 20009,
  });
  await settle();
  expect(await client.messages(text.sid).update({ body: "" })).toMatchObject({
    body: "",
    status: "delivered",
  });
  expect(await refusal(client.messages(text.sid).update({ body: "Other" }))).toMatchObject({
    status: 400,
  });
  expect(await client.messages(text.sid).remove()).toBe(true);
  expect(await refusal(client.messages(text.sid).fetch())).toMatchObject({
    status: 404,
    code: 20404,
  });
});

test("feedback is taken for a text", async () => {
  const { client } = await house();
  const text = await client.messages.create({ to: ANNA, from: OURS, body: "Hello" });
  expect(await client.messages(text.sid).feedback.create({ outcome: "confirmed" })).toMatchObject({
    messageSid: text.sid,
    outcome: "confirmed",
  });
});
