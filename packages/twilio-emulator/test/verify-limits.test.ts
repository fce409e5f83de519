import { beforeEach, describe, expect, test } from "vitest";
import { account, refusal, type TestAccount } from "./account.ts";

const ADA = "+14155550101";
const MINUTE_MS = 60_000;

let twilio: TestAccount;

beforeEach(async () => {
  twilio = await account();
});

const verify = () => twilio.client.verify.v2.services(twilio.verifySid);
const send = (to = ADA) => verify().verifications.create({ to, channel: "sms" });
const check = (code: string, to = ADA) => verify().verificationChecks.create({ to, code });

/** What the owner of the handset reads in the latest text. */
async function codeOn(number = ADA): Promise<string> {
  await twilio.clock.pass(1000);
  return /\d{4,10}/.exec(twilio.handsets.texts(number).at(-1)?.body ?? "")?.[0] ?? "";
}

describe("Fraud Guard", () => {
  const number = (last: number) => `+1415555${String(last).padStart(4, "0")}`;

  test("blocks a prefix that asks and never answers, for twelve hours", async () => {
    for (let last = 0; last < 20; last += 1) await send(number(last));
    expect(await refusal(send(number(20)))).toMatchObject({ status: 403, code: 60410 });
    expect(await refusal(send(number(0)))).toMatchObject({ code: 60410 });
    await expect(send("+14165550101")).resolves.toBeTruthy();

    await twilio.clock.pass(11 * 60 * MINUTE_MS);
    expect(await refusal(send(number(21)))).toMatchObject({ code: 60410 });
    await twilio.clock.pass(60 * MINUTE_MS);
    await expect(send(number(21))).resolves.toBeTruthy();
  });

  test("trusts a prefix where codes come back", async () => {
    await send(number(0));
    await check(await codeOn(number(0)), number(0));
    for (let last = 1; last < 40; last += 1)
      await expect(send(number(last))).resolves.toMatchObject({ status: "pending" });
  });
});

describe("a rate limit", () => {
  test("counts the verifications of each value, and says when to come again", async () => {
    const limit = await verify().rateLimits.create({ uniqueName: "address" });
    await verify().rateLimits(limit.sid).buckets.create({ max: 2, interval: 60 });
    const from = (address: string, to: string) =>
      verify().verifications.create({ to, channel: "sms", rateLimits: { address } });

    await from("192.0.2.1", "+14155550111");
    await twilio.clock.pass(20_000);
    await from("192.0.2.1", "+14155550112");
    expect(await refusal(from("192.0.2.1", "+14155550113"))).toMatchObject({
      status: 429,
      code: 20429,
    });
    expect(twilio.lastHeaders()).toMatchObject({
      "retry-after": "40",
      "twilio-reached-rate-limit": "address",
    });
    await from("192.0.2.2", "+14155550114");
    await twilio.clock.pass(40_000);
    await from("192.0.2.1", "+14155550113");
  });

  test("is unique by name, and a bucket by its interval", async () => {
    const limit = await verify().rateLimits.create({ uniqueName: "session" });
    const { buckets } = verify().rateLimits(limit.sid);
    await buckets.create({ max: 1, interval: 60 });
    expect(await refusal(buckets.create({ max: 9, interval: 60 }))).toMatchObject({ code: 60211 });
    expect(await refusal(verify().rateLimits.create({ uniqueName: "session" }))).toMatchObject({
      code: 60208,
    });
    expect(await verify().rateLimits.list()).toHaveLength(1);
    const [bucket] = await buckets.list();
    await verify()
      .rateLimits(limit.sid)
      .buckets(bucket?.sid ?? "")
      .update({ max: 3 });
    expect(
      (
        await verify()
          .rateLimits(limit.sid)
          .buckets(bucket?.sid ?? "")
          .fetch()
      ).max,
    ).toBe(3);
    await verify().rateLimits(limit.sid).remove();
    expect(await refusal(verify().rateLimits(limit.sid).fetch())).toMatchObject({ code: 20404 });
  });
});

describe("a service", () => {
  test("is created, read, changed and listed", async () => {
    const created = await twilio.client.verify.v2.services.create({
      friendlyName: "School",
      codeLength: 8,
      doNotShareWarningEnabled: true,
    });
    const service = twilio.client.verify.v2.services(created.sid);
    await service.verifications.create({ to: ADA, channel: "sms" });
    expect(await codeOn()).toMatch(/^\d{8}$/);
    expect(twilio.handsets.texts(ADA)[0]?.body).toMatch(/^Your School .*Don't share/);
    expect((await service.update({ codeLength: 4 })).codeLength).toBe(4);
    expect((await service.fetch()).friendlyName).toBe("School");
    const all = await twilio.client.verify.v2.services.list();
    expect(all.map(({ sid }) => sid)).toEqual([twilio.verifySid, created.sid]);
  });

  test.each(["", "x".repeat(33), "Call 12345 now"])("is not called %j", async (friendlyName) => {
    const refused = await refusal(twilio.client.verify.v2.services.create({ friendlyName }));
    expect(refused).toMatchObject({ status: 400, code: 60200 });
  });

  test("takes codes of one's own only where that is allowed", async () => {
    const own = { to: ADA, channel: "sms", customCode: "2468" };
    expect(await refusal(verify().verifications.create(own))).toMatchObject({ code: 60204 });
    await verify().update({ customCodeEnabled: true });
    await verify().verifications.create(own);
    expect(await codeOn()).toBe("2468");
    expect((await check("2468")).valid).toBe(true);
  });
});
