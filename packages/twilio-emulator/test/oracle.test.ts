import { describe, expect, test } from "vitest";
import { examplesOf, expectShape, type Operation } from "./oracle.ts";

const ACCOUNT = "/2010-04-01/Accounts/{AccountSid}";
const SERVICE = "/v2/Services/{ServiceSid}";

const OPERATIONS: Operation[] = [
  ...api("get", 200, "/2010-04-01/Accounts/{Sid}.json", `${ACCOUNT}/Balance.json`),
  ...api("get", 200, `${ACCOUNT}/IncomingPhoneNumbers.json`),
  ...api("get", 200, `${ACCOUNT}/IncomingPhoneNumbers/{Sid}.json`),
  ...api("post", 200, `${ACCOUNT}/IncomingPhoneNumbers/{Sid}.json`),
  ...api("post", 201, `${ACCOUNT}/IncomingPhoneNumbers.json`),
  ...api("get", 200, `${ACCOUNT}/AvailablePhoneNumbers/{CountryCode}/Local.json`),
  ...api("get", 200, `${ACCOUNT}/AvailablePhoneNumbers/{CountryCode}/Mobile.json`),
  ...api("get", 200, `${ACCOUNT}/AvailablePhoneNumbers/{CountryCode}/TollFree.json`),
  ...api("post", 201, `${ACCOUNT}/Messages.json`),
  ...api("get", 200, `${ACCOUNT}/Messages.json`, `${ACCOUNT}/Messages/{Sid}.json`),
  ...verify("post", 201, "/v2/Services", `${SERVICE}/Verifications`),
  ...verify("post", 201, `${SERVICE}/VerificationCheck`, `${SERVICE}/RateLimits`),
  ...verify("post", 201, `${SERVICE}/RateLimits/{RateLimitSid}/Buckets`),
  ...verify("get", 200, "/v2/Services", `${SERVICE}/Verifications/{Sid}`),
  ...of("twilio_lookups_v2", "get", 200, "/v2/PhoneNumbers/{PhoneNumber}"),
  ...of("twilio_messaging_v1", "post", 201, "/v1/Services"),
  ...of(
    "twilio_messaging_v1",
    "get",
    200,
    "/v1/Services",
    "/v1/Services/{ServiceSid}/PhoneNumbers",
  ),
  ...of("twilio_messaging_v1", "get", 307, "/v1/Deactivations"),
];

describe.each(OPERATIONS)("$document $method $path", (operation) => {
  const examples = Object.entries(examplesOf(operation));

  test.each(examples)("Twilio's own example %s passes", (_, { value }) => {
    expectShape({ status: operation.status, body: value }, operation);
  });
});

describe("the oracle refuses", () => {
  const balance: Operation = {
    document: "twilio_api_v2010",
    method: "get",
    path: `${ACCOUNT}/Balance.json`,
    status: 200,
  };
  const body = { account_sid: `AC${"a".repeat(32)}`, balance: "1.20", currency: "USD" };
  const wrong: [string, { status: number; body: unknown }][] = [
    [
      "an answer without one of its fields",
      { status: 200, body: { ...body, currency: undefined } },
    ],
    ["a field nobody declared", { status: 200, body: { ...body, extra: null } }],
    ["a number where text is declared", { status: 200, body: { ...body, balance: 1.2 } }],
    ["a SID of another kind", { status: 200, body: { ...body, account_sid: "PNx" } }],
    ["another status", { status: 201, body }],
    ["no body", { status: 200, body: null }],
  ];

  test.each(wrong)("%s", (_, reply) => {
    expect(() => expectShape(reply, balance)).toThrow(/Balance/);
  });
});

function of(
  document: string,
  method: Operation["method"],
  status: number,
  ...paths: string[]
): Operation[] {
  return paths.map((path) => ({ document, path, method, status }));
}

function api(method: Operation["method"], status: number, ...paths: string[]): Operation[] {
  return of("twilio_api_v2010", method, status, ...paths);
}

function verify(method: Operation["method"], status: number, ...paths: string[]): Operation[] {
  return of("twilio_verify_v2", method, status, ...paths);
}
