import { beforeEach, describe, expect, test } from "vitest";
import { account, refusal, type TestAccount } from "./account.ts";

const ADA = "+14155550101";

let twilio: TestAccount;

beforeEach(async () => {
  twilio = await account();
});

const lookUp = (number: string, options = {}) =>
  twilio.client.lookups.v2.phoneNumbers(number).fetch(options);

describe("a number", () => {
  test.each([
    ["+14155550101", "US", "1", "(415) 555-0101"],
    ["+16135550101", "CA", "1", "(613) 555-0101"],
    ["+447400123456", "GB", "44", "7 400 123 456"],
    ["+4915112345678", "DE", "49", "15 112 345 678"],
    ["+33612345678", "FR", "33", "612 345 678"],
    ["+60123456789", "MY", "60", "123 456 789"],
  ])("%s is valid, of %s", async (number, countryCode, callingCountryCode, nationalFormat) => {
    expect(await lookUp(number)).toMatchObject({
      phoneNumber: number,
      valid: true,
      validationErrors: [],
      countryCode,
      callingCountryCode,
      nationalFormat,
      lineTypeIntelligence: null,
    });
  });

  test.each([
    ["+141555501011", "TOO_LONG"],
    ["+1415555", "TOO_SHORT"],
    ["+11155550101", "INVALID_BUT_POSSIBLE"],
    ["+14155550101x", "NOT_A_NUMBER"],
    ["+99912345678", "INVALID_COUNTRY_CODE"],
    ["Ada", "NOT_A_NUMBER"],
    ["+15005550001", "INVALID_BUT_POSSIBLE"],
  ])("%s is not: %s, which is an answer and no error", async (number, fault) => {
    expect(await lookUp(number)).toMatchObject({
      valid: false,
      validationErrors: [fault],
      countryCode: null,
      nationalFormat: null,
    });
  });

  test("may be given as it is dialled at home", async () => {
    expect((await lookUp("(415) 555-0101")).phoneNumber).toBe(ADA);
    const french = await lookUp("06 12 34 56 78", { countryCode: "FR" });
    expect(french).toMatchObject({ phoneNumber: "+33612345678", valid: true });
  });
});

describe("a package", () => {
  const fields = (names: string, number = ADA, more = {}) =>
    lookUp(number, { fields: names, ...more });

  test("tells the kind of line", async () => {
    expect((await fields("line_type_intelligence")).lineTypeIntelligence).toMatchObject({
      type: "mobile",
    });
    twilio.handsets.setFaults(ADA, { lineType: "nonFixedVoip" });
    expect((await fields("line_type_intelligence")).lineTypeIntelligence).toMatchObject({
      type: "nonFixedVoip",
    });
    twilio.handsets.setFaults(ADA, { landline: true });
    expect((await fields("line_type_intelligence")).lineTypeIntelligence).toMatchObject({
      type: "landline",
    });
    expect(
      (await fields("line_type_intelligence", "+18005550101")).lineTypeIntelligence,
    ).toMatchObject({ type: "tollFree" });
  });

  test("tells when the SIM was exchanged", async () => {
    expect((await fields("sim_swap")).simSwap).toMatchObject({
      lastSimSwap: { last_sim_swap_date: null, swapped_in_period: false },
    });
    twilio.handsets.setFaults(ADA, { simSwappedAt: "2026-11-20T12:00:00.000Z" });
    expect((await fields("sim_swap")).simSwap).toMatchObject({
      lastSimSwap: {
        last_sim_swap_date: "2026-11-20T12:00:00Z",
        swapped_period: "PT24H",
        swapped_in_period: true,
      },
    });
    await twilio.clock.pass(24 * 3_600_000);
    expect((await fields("sim_swap")).simSwap).toMatchObject({
      lastSimSwap: { swapped_in_period: false },
    });
  });

  test("tells whether somebody else has the number now", async () => {
    const ask = async (lastVerifiedDate: string) =>
      (await fields("reassigned_number", ADA, { lastVerifiedDate })).reassignedNumber;
    expect(await ask("20261001")).toMatchObject({ isNumberReassigned: "no_data_available" });
    twilio.handsets.setFaults(ADA, { recycledAt: "2026-11-01T00:00:00.000Z" });
    expect(await ask("20261001")).toMatchObject({ isNumberReassigned: "yes" });
    expect(await ask("20261115")).toMatchObject({ isNumberReassigned: "no" });
    expect(await refusal(fields("reassigned_number"))).toMatchObject({ status: 400 });
  });

  test("says of what it does not know that it is not enabled", async () => {
    const answer = await fields(
      "caller_name,identity_match,phone_number_quality_score,pre_fill,line_status,call_forwarding,sms_pumping_risk",
    );
    expect(answer.callerName).toMatchObject({ errorCode: 60606 });
    expect(answer.lineStatus).toMatchObject({ status: "active" });
    expect(answer.smsPumpingRisk).toMatchObject({ numberBlocked: false });
  });

  test("has a name that Twilio knows", async () => {
    expect(await refusal(fields("shoe_size"))).toMatchObject({ status: 400 });
  });
});
