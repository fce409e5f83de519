import { describe, expect, test } from "vitest";
import { routes } from "../src/api/routes.ts";
import { account } from "./account.ts";
import { isDeclared } from "./oracle.ts";

/** What Twilio serves without describing it: files. */
const FILES = ["/v1/Deactivations/:Day.txt", "/Messages/:MessageSid/Media/:Sid"];

const JUNK = [
  "",
  "0",
  "-1",
  "true",
  "null",
  "{}",
  "[1]",
  "AC",
  "+1",
  "\u0000",
  "'; --",
  "x".repeat(5000),
  "🐟",
  "https://",
  "2026-02-31",
];

/** What makes most requests a good one, until one of them is junk. */
const SOUND: Readonly<Record<string, string>> = {
  AreaCode: "415",
  Body: "Hello",
  Channel: "sms",
  Code: "123456",
  CodeLength: "6",
  Contains: "555",
  CountryCode: "US",
  Date: "2026-11-19",
  DateSent: "2026-11-19",
  Fields: "line_type_intelligence",
  FriendlyName: "Parley",
  From: "+15005550006",
  InboundRequestUrl: "http://127.0.0.1:1/texts",
  Interval: "60",
  LastVerifiedDate: "20261101",
  Max: "5",
  MediaUrl: "http://127.0.0.1:1/picture.png",
  PageSize: "2",
  Page: "0",
  PageToken: "PA1",
  PhoneNumber: "+14155550150",
  PhoneNumberSid: `PN${"0".repeat(32)}`,
  RateLimits: "{}",
  SmsMethod: "POST",
  SmsUrl: "http://127.0.0.1:1/texts",
  Status: "canceled",
  StatusCallback: "http://127.0.0.1:1/statuses",
  To: "+14155550101",
  UniqueName: "address",
  ValidityPeriod: "600",
  VerificationSid: `VE${"0".repeat(32)}`,
};

describe("the emulator's routes", () => {
  const described = routes.filter(({ path }) => !FILES.some((file) => path.endsWith(file)));

  test.each(described)("$method $host$path is one of Twilio's", ({ host, method, path }) => {
    expect(isDeclared(host, method, path)).toBe(true);
  });

  test.each(routes)("$method $host$path answers anything with a reason", async (route) => {
    const { emulator, verifySid } = await account();
    const { accountSid: username, authToken: password } = emulator;
    const door = `https://${route.host}${route.path}`
      .replace(":AccountSid", username)
      .replace(":ServiceSid", verifySid);
    const ask = async (url: string, fields: Record<string, string>) => {
      const params = new URLSearchParams(fields);
      const form = route.method === "POST" ? params : new URLSearchParams();
      const query = route.method === "GET" ? `?${params.toString()}` : "";
      const request = { method: route.method, url: url + query, username, password, form };
      const { status } = await emulator.handle(request);
      expect(status, `${route.method} ${url} ${JSON.stringify(fields)}`).toBeLessThan(500);
    };
    for (const junk of JUNK) {
      await ask(door.replaceAll(/:[A-Za-z]+/g, encodeURIComponent(junk || "x")), SOUND);
      for (const field of Object.keys(SOUND))
        await ask(door.replaceAll(/:[A-Za-z]+/g, "US"), { ...SOUND, [field]: junk });
    }
  });
});
