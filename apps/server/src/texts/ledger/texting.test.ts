import { afterAll, beforeAll, expect, test } from "vitest";
import { startWithCarrier, type Carrier } from "../../../test/carrier.ts";
import { begin } from "../../../test/conversations.ts";
import { hook } from "../../../test/hook.ts";
import { seat } from "../../../test/seating.ts";
import { outcomeOf } from "./policy.ts";

const service = `MG${"d".repeat(32)}`;
let carrier: Carrier;
beforeAll(async () => {
  carrier = await startWithCarrier(2, { settings: { TWILIO_MESSAGING_SERVICE_SID: service } });
});
afterAll(() => carrier.close());

test("a phone that has said STOP to any number of a messaging service costs nothing", async () => {
  const { server, emulator } = carrier;
  const [first, second] = server.parts.twilio.numbers;
  const ana = await server.person("ana");
  const { id } = await begin(ana, { kind: "group", name: "garden", phones: true });
  const phone = "+12025550190";
  await seat(server, id, phone, { number: first!, emulator });
  const phones = async () =>
    (await ana.call("getTexting", { params: { conversation: id } })).phones;
  expect(await phones()).toBe(1);
  const from = { From: phone, To: second, MessagingServiceSid: service };
  await hook(server, { ...from, Body: "STOP" });
  await expect.poll(phones).toBe(0);
  await hook(server, { ...from, Body: "START" });
  await expect.poll(phones).toBe(1);
});

test("a reason that has no words of its own is told by its number", () => {
  const ended = { reason: null, state: "undelivered" as const };
  expect(outcomeOf({ ...ended, code: 30008 })).toMatchObject({
    reason: "unexplained",
    code: 30008,
  });
  expect(outcomeOf({ ...ended, code: 30453 })).toMatchObject({ reason: "filtered", code: 30453 });
});
