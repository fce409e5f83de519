import { beforeEach, describe, expect, test } from "vitest";
import { account, refusal, type TestAccount } from "./account.ts";

let twilio: TestAccount;

beforeEach(async () => {
  twilio = await account();
});

const services = () => twilio.client.messaging.v1.services;
const sidOf = async (index: number) =>
  (await twilio.client.incomingPhoneNumbers.list())[index]?.sid ?? "";

describe("a messaging service", () => {
  test("is created, read, changed and listed", async () => {
    const created = await services().create({
      friendlyName: "Parley",
      inboundRequestUrl: "https://chat.example/hooks/texts",
    });
    expect(created).toMatchObject({ friendlyName: "Parley", useInboundWebhookOnNumber: false });
    const updated = await services()(created.sid).update({
      useInboundWebhookOnNumber: true,
      statusCallback: "https://chat.example/hooks/statuses",
      inboundRequestUrl: "",
      validityPeriod: 600,
    });
    expect(updated).toMatchObject({
      useInboundWebhookOnNumber: true,
      inboundRequestUrl: null,
      statusCallback: "https://chat.example/hooks/statuses",
      validityPeriod: 600,
    });
    expect((await services()(created.sid).fetch()).friendlyName).toBe("Parley");
    expect(await services().list()).toHaveLength(1);
  });

  test("needs a name and webhooks that can be called", async () => {
    const create = (more: object) => refusal(services().create({ friendlyName: "P", ...more }));
    expect(await create({ friendlyName: "" })).toMatchObject({ status: 400 });
    expect(await create({ inboundRequestUrl: "chat.example" })).toMatchObject({ status: 400 });
    expect(await create({ validityPeriod: 36_001 })).toMatchObject({ status: 400 });
  });

  test("holds numbers, each in one service at most", async () => {
    const one = await services().create({ friendlyName: "One" });
    const other = await services().create({ friendlyName: "Other" });
    const phoneNumberSid = await sidOf(0);
    const added = await services()(one.sid).phoneNumbers.create({ phoneNumberSid });
    expect(added).toMatchObject({ sid: phoneNumberSid, serviceSid: one.sid });
    expect(added.capabilities).toContain("SMS");

    const again = services()(one.sid).phoneNumbers.create({ phoneNumberSid });
    expect(await refusal(again)).toMatchObject({ status: 409, code: 21710 });
    const elsewhere = services()(other.sid).phoneNumbers.create({ phoneNumberSid });
    expect(await refusal(elsewhere)).toMatchObject({ status: 409, code: 21712 });

    const listed = await services()(one.sid).phoneNumbers.list();
    expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual([twilio.emulator.numbers[0]]);
    await services()(one.sid).phoneNumbers(phoneNumberSid).fetch();
    const notIts = services()(other.sid).phoneNumbers(phoneNumberSid).remove();
    expect(await refusal(notIts)).toMatchObject({ status: 404, code: 20404 });
    await services()(one.sid).phoneNumbers(phoneNumberSid).remove();
    expect(await services()(one.sid).phoneNumbers.list()).toEqual([]);
    await services()(other.sid).phoneNumbers.create({ phoneNumberSid });
  });

  test("lets its numbers go when it ends", async () => {
    const service = await services().create({ friendlyName: "Brief" });
    const phoneNumberSid = await sidOf(1);
    await services()(service.sid).phoneNumbers.create({ phoneNumberSid });
    await services()(service.sid).remove();
    expect(await refusal(services()(service.sid).fetch())).toMatchObject({ code: 20404 });
    const next = await services().create({ friendlyName: "Next" });
    const moved = services()(next.sid).phoneNumbers.create({ phoneNumberSid });
    await expect(moved).resolves.toMatchObject({ serviceSid: next.sid });
  });
});

describe("the day's deactivations", () => {
  // The SDK's own fetch() forgets what was answered: the documents declare nothing but the redirect.
  const on = async (date: string) => {
    const uri = `https://messaging.twilio.com/v1/Deactivations?Date=${date}`;
    const { statusCode, body } = await twilio.client.request({ method: "get", uri });
    return { statusCode, redirectTo: String(body.redirect_to), code: Number(body.code) };
  };
  // A signed address is asked without credentials.
  const read = (uri: string) => twilio.emulator.requestClient().request({ method: "get", uri });

  test("are a list of the numbers that carriers took back on that day", async () => {
    twilio.handsets.setFaults("+14155550101", { recycledAt: "2026-11-19T09:00:00.000Z" });
    twilio.handsets.setFaults("+14155550102", { recycledAt: "2026-11-18T09:00:00.000Z" });
    twilio.handsets.setFaults("+447700900001", { recycledAt: "2026-11-19T09:00:00.000Z" });
    const { redirectTo } = await on("2026-11-19");
    expect((await read(redirectTo)).body).toBe("+14155550101\n");
    expect((await read((await on("2026-11-17")).redirectTo)).body).toBe("");
  });

  test("are read for two minutes from where the answer says, and only there", async () => {
    const { redirectTo } = await on("2026-11-19");
    expect((await read(redirectTo)).statusCode).toBe(200);
    expect((await read(redirectTo.replace("11-19", "11-18"))).statusCode).toBe(403);
    await twilio.clock.pass(121_000);
    expect((await read(redirectTo)).statusCode).toBe(403);
  });

  test("begin in August of 2020 and end today", async () => {
    expect(await on("2020-08-26")).toMatchObject({ statusCode: 400, code: 30113 });
    expect(await on("2026-11-20")).toMatchObject({ statusCode: 307 });
    expect(await on("2026-11-21")).toMatchObject({ statusCode: 404 });
  });
});
