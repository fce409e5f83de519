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

const wrong = (code: string) => (code === "000000" ? "111111" : "000000");

describe("a verification", () => {
  test("sends a code of six digits to the handset, and the right code approves it", async () => {
    const started = await send();
    expect(started).toMatchObject({ to: ADA, channel: "sms", status: "pending", valid: false });

    await twilio.clock.pass(1000);
    const text = twilio.handsets.texts(ADA)[0];
    expect(text?.body).toMatch(/^Your Parley verification code is: \d{6}$/);
    expect(await check(await codeOn())).toMatchObject({
      sid: started.sid,
      status: "approved",
      valid: true,
    });
  });

  test("never tells the code by REST, and is no message of the account's", async () => {
    const started = await send();
    const code = await codeOn();
    const fetched = await verify().verifications(started.sid).fetch();
    for (const answer of [started, fetched, await check(wrong(code))])
      expect(JSON.stringify(answer.toJSON())).not.toContain(code);
    expect(await twilio.client.messages.list()).toEqual([]);
  });

  test("answers a wrong code with pending, and not with an error", async () => {
    await send();
    expect(await check(wrong(await codeOn()))).toMatchObject({ status: "pending", valid: false });
  });

  test("sends the same code under the same SID while it is under way", async () => {
    const first = await send();
    const code = await codeOn();
    const second = await send();
    expect(second.sid).toBe(first.sid);
    expect(second.sendCodeAttempts).toHaveLength(2);
    expect(await codeOn()).toBe(code);
    expect(twilio.handsets.texts(ADA)).toHaveLength(2);
  });

  test("draws another code for everybody else", async () => {
    await send(ADA);
    await send("+14155550102");
    expect(await codeOn(ADA)).not.toBe(await codeOn("+14155550102"));
  });

  test("is sent five times and no more, until ten minutes after it began", async () => {
    for (let sent = 0; sent < 5; sent += 1) await send();
    await twilio.clock.pass(MINUTE_MS);
    expect(await refusal(send())).toMatchObject({ status: 429, code: 60203 });
    expect(twilio.lastHeaders()).toMatchObject({ "retry-after": "540" });
    expect(twilio.lastHeaders()["twilio-reached-rate-limit"]).toBeTruthy();

    await twilio.clock.pass(9 * MINUTE_MS);
    expect((await send()).sendCodeAttempts).toHaveLength(1);
  });

  test("is checked five times and no more: then even the right code is too late", async () => {
    const started = await send();
    const code = await codeOn();
    for (let tried = 0; tried < 5; tried += 1) await check(wrong(code));
    expect(await refusal(check(code))).toMatchObject({ status: 429, code: 60202 });
    expect(await refusal(send())).toMatchObject({ status: 429, code: 60202 });
    expect(await refusal(verify().verifications(started.sid).fetch())).toMatchObject({
      status: 404,
      code: 20404,
    });

    await twilio.clock.pass(10 * MINUTE_MS);
    expect((await send()).sid).not.toBe(started.sid);
  });

  test("is gone once it is approved", async () => {
    const started = await send();
    const code = await codeOn();
    await check(code);
    for (const again of [check(code), verify().verifications(started.sid).fetch()])
      expect(await refusal(again)).toMatchObject({ status: 404, code: 20404 });
  });

  test("is gone after ten minutes, however often its code was sent", async () => {
    const started = await send();
    const code = await codeOn();
    await twilio.clock.pass(9 * MINUTE_MS);
    await send();
    expect((await verify().verifications(started.sid).fetch()).status).toBe("pending");
    await twilio.clock.pass(MINUTE_MS);
    expect(await refusal(check(code))).toMatchObject({ status: 404, code: 20404 });
  });

  test("can be canceled, stays readable, and its code is worth nothing", async () => {
    const started = await send();
    const code = await codeOn();
    const canceled = await verify().verifications(started.sid).update({ status: "canceled" });
    expect(canceled.status).toBe("canceled");
    expect((await verify().verifications(started.sid).fetch()).status).toBe("canceled");
    expect(await refusal(check(code))).toMatchObject({ status: 404, code: 20404 });
    const bySid = { verificationSid: started.sid, code };
    expect(await refusal(verify().verificationChecks.create(bySid))).toMatchObject({ code: 20404 });
    expect((await send()).sid).not.toBe(started.sid);
  });

  test("can be approved by those who check codes themselves", async () => {
    const started = await send();
    const approved = await verify().verifications(started.sid).update({ status: "approved" });
    expect(approved).toMatchObject({ status: "approved", valid: true });
    expect((await send()).sid).not.toBe(started.sid);
  });

  test("can be checked by its SID", async () => {
    const { sid } = await send();
    const code = await codeOn();
    const checked = await verify().verificationChecks.create({ verificationSid: sid, code });
    expect(checked.valid).toBe(true);
  });

  test("may be fetched sixty times a minute", async () => {
    const { sid } = await send();
    for (let polls = 0; polls < 60; polls += 1) await verify().verifications(sid).fetch();
    expect(await refusal(verify().verifications(sid).fetch())).toMatchObject({
      status: 429,
      code: 20429,
    });
    await twilio.clock.pass(MINUTE_MS);
    expect((await verify().verifications(sid).fetch()).status).toBe("pending");
  });
});

describe("no code is sent", () => {
  test.each(["5555", "+1 415 555 0101", "+999123456789", "Ada", "+15005550001"])(
    "to %s, which nobody can dial",
    async (to) => {
      expect(await refusal(send(to))).toMatchObject({ status: 400, code: 60200 });
    },
  );

  test("to a landline", async () => {
    twilio.handsets.setFaults(ADA, { landline: true });
    expect(await refusal(send())).toMatchObject({ status: 403, code: 60205 });
    expect(await refusal(send("+15005550009"))).toMatchObject({ status: 403, code: 60205 });
  });

  test("to a region that is switched off", async () => {
    twilio.handsets.setFaults(ADA, { regionOff: true });
    expect(await refusal(send())).toMatchObject({ status: 403, code: 60605 });
    expect(await refusal(send("+15005550003"))).toMatchObject({ status: 403, code: 60605 });
  });

  test("by a channel that is off or unknown", async () => {
    const by = (channel: string) => verify().verifications.create({ to: ADA, channel });
    expect(await refusal(by("whatsapp"))).toMatchObject({ status: 403, code: 60223 });
    expect(await refusal(by("pigeon"))).toMatchObject({ status: 400, code: 60200 });
  });

  test("for a service nobody made", async () => {
    const nobodys = twilio.client.verify.v2.services(`VA${"0".repeat(32)}`);
    expect(await refusal(nobodys.verifications.create({ to: ADA, channel: "sms" }))).toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  test("to a handset that is off, which nobody is told", async () => {
    twilio.handsets.setFaults(ADA, { off: true });
    expect((await send()).status).toBe("pending");
    expect(await codeOn()).toBe("");
    twilio.handsets.setFaults(ADA, { off: false });
    expect(await codeOn()).toMatch(/^\d{6}$/);
  });
});
