import { beforeEach, describe, expect, test } from "vitest";
import { account, refusal, type TestAccount } from "./account.ts";

let twilio: TestAccount;

beforeEach(async () => {
  twilio = await account();
});

const ours = () => twilio.client.incomingPhoneNumbers;
const forSale = (country: string) => twilio.client.availablePhoneNumbers(country);

describe("the account", () => {
  test("is read with its own credentials", async () => {
    const sid = twilio.emulator.accountSid;
    expect(await twilio.client.api.v2010.accounts(sid).fetch()).toMatchObject({
      sid,
      status: "active",
      type: "Full",
    });
  });

  test("has a balance in dollars", async () => {
    expect(await twilio.client.balance.fetch()).toMatchObject({
      balance: "100.00",
      currency: "USD",
    });
  });

  test("is nobody else's", async () => {
    const other = `AC${"0".repeat(32)}`;
    expect(await refusal(twilio.client.api.v2010.accounts(other).fetch())).toMatchObject({
      status: 404,
      code: 20404,
    });
  });
});

describe("our numbers", () => {
  test("are listed, read and found by a part of the number", async () => {
    const all = await ours().list();
    expect(all.map(({ phoneNumber }) => phoneNumber)).toEqual(twilio.emulator.numbers);
    expect(await ours().list({ phoneNumber: "5550199" })).toHaveLength(1);
    expect(await ours().list({ phoneNumber: "+1800*550199" })).toHaveLength(1);
    expect(await ours().list({ friendlyName: "nobody" })).toEqual([]);
    const [first] = all;
    expect((await ours()(first?.sid ?? "").fetch()).capabilities).toMatchObject({ sms: true });
  });

  test("are listed a page at a time", async () => {
    for (let bought = 0; bought < 5; bought += 1) await ours().create({ areaCode: "415" });
    expect(await ours().list({ pageSize: 2 })).toHaveLength(7);
  });

  test("carry the webhooks they are given", async () => {
    const [number] = await ours().list();
    const updated = await ours()(number?.sid ?? "").update({
      friendlyName: "Front desk",
      smsUrl: "https://chat.example/hooks/texts#rc=3&rp=ct,rt,5xx",
      smsMethod: "POST",
      smsFallbackUrl: "https://backup.example/texts",
      statusCallback: "https://chat.example/hooks/statuses",
    });
    expect(updated).toMatchObject({
      friendlyName: "Front desk",
      smsUrl: "https://chat.example/hooks/texts#rc=3&rp=ct,rt,5xx",
      smsFallbackUrl: "https://backup.example/texts",
    });
    const off = await ours()(updated.sid).update({ smsUrl: "", smsFallbackUrl: "" });
    expect(off).toMatchObject({ smsUrl: "", friendlyName: "Front desk" });
  });

  test("take no fallback without the webhook it falls back from", async () => {
    const [number] = await ours().list();
    const update = (more: object) => refusal(ours()(number?.sid ?? "").update(more));
    expect(await update({ smsFallbackUrl: "https://b.example" })).toMatchObject({ code: 21406 });
    expect(await update({ smsUrl: "chat.example" })).toMatchObject({ code: 21402 });
    expect(await update({ smsMethod: "PUT" })).toMatchObject({ code: 21403 });
  });

  test("can be given back", async () => {
    const [number] = await ours().list();
    await ours()(number?.sid ?? "").remove();
    expect(await ours().list()).toHaveLength(1);
    expect(await refusal(ours()(number?.sid ?? "").fetch())).toMatchObject({ code: 20404 });
  });
});

describe("numbers for sale", () => {
  test("are the same in every run, and none is ours", async () => {
    const [number, next] = await forSale("US").local.list({ areaCode: 415, limit: 2 });
    expect(number).toMatchObject({
      phoneNumber: "+14155550150",
      friendlyName: "(415) 555-0150",
      locality: "San Francisco",
      region: "CA",
      isoCountry: "US",
    });
    const bought = await ours().create({ phoneNumber: number?.phoneNumber ?? "" });
    expect(bought).toMatchObject({ phoneNumber: "+14155550150", status: "in-use" });
    const left = await forSale("US").local.list({ areaCode: 415, limit: 1 });
    expect(left[0]?.phoneNumber).toBe(next?.phoneNumber);
  });

  test("are local, mobile or toll-free, where such numbers are sold", async () => {
    expect((await forSale("GB").mobile.list({ limit: 1 }))[0]?.phoneNumber).toMatch(/^\+447700900/);
    expect((await forSale("US").tollFree.list({ limit: 1 }))[0]?.phoneNumber).toMatch(/^\+1800/);
    expect(await refusal(forSale("US").mobile.list())).toMatchObject({ status: 404 });
    expect(await refusal(forSale("XX").local.list())).toMatchObject({ status: 404 });
  });

  test("are searched by place and by digits", async () => {
    const chicago = await forSale("US").local.list({ inLocality: "Chicago", contains: "555017*" });
    expect(chicago).toHaveLength(10);
    expect(await forSale("US").local.list({ voiceEnabled: true })).toEqual([]);
  });

  test("are never a simulated handset's", async () => {
    twilio.handsets.add("+14155550150");
    const [number] = await forSale("US").local.list({ areaCode: 415, limit: 1 });
    expect(number?.phoneNumber).toBe("+14155550151");
    const taken = ours().create({ phoneNumber: "+14155550150" });
    expect(await refusal(taken)).toMatchObject({ code: 21422 });
  });

  test("come from countries that are named", async () => {
    const countries = await twilio.client.availablePhoneNumbers.list();
    expect(countries.map(({ countryCode }) => countryCode)).toContain("GB");
    expect((await forSale("FR").fetch()).country).toBe("France");
  });

  test("are bought with their webhook", async () => {
    const smsUrl = "https://chat.example/hooks/texts";
    const bought = await ours().create({ phoneNumber: "+18005550150", smsUrl });
    expect(bought).toMatchObject({ smsUrl, phoneNumber: "+18005550150" });
    expect(twilio.emulator.numbers).toContain("+18005550150");
  });

  test.each([
    [{ phoneNumber: "+15005550000" }, 21422],
    [{ phoneNumber: "+15005550001" }, 21421],
    [{ phoneNumber: "+14155559999" }, 21422],
    [{ phoneNumber: "415" }, 21421],
    [{ areaCode: "533" }, 21452],
    [{ areaCode: "12" }, 21451],
    [{}, 21421],
  ])("%j cannot be bought: %i", async (asked, code) => {
    expect(await refusal(ours().create(asked))).toMatchObject({ status: 400, code });
  });

  test("the test number can always be bought", async () => {
    for (const asked of [{ phoneNumber: "+15005550006" }, { areaCode: "500" }])
      expect((await ours().create(asked)).phoneNumber).toBe("+15005550006");
  });
});
