import { expect, test } from "vitest";
import { explainTwilio, TWILIO } from "./trouble.ts";

const failed = (code: string, message = "") => Object.assign(new Error(message), { code });

test.each([
  [failed("ECONNREFUSED"), "Twilio cannot be reached: the connection was refused."],
  [failed("ECONNABORTED", "timeout of 30000ms exceeded"), "Twilio did not answer in time."],
  [failed("ETIMEDOUT"), "Twilio did not answer in time."],
  [
    failed("ENOTFOUND", "getaddrinfo ENOTFOUND api.twilio.com"),
    "Twilio cannot be reached: getaddrinfo ENOTFOUND api.twilio.com",
  ],
])("no answer at all is told from a refusal, with a way to look (%o)", (error, words) => {
  expect(explainTwilio(error, TWILIO)).toEqual({
    words,
    mend: expect.stringContaining("DNS, firewall"),
  });
});

test.each([
  [{ status: 429, code: 20429 }, "is asked too much just now (20429)"],
  [{ status: 500 }, "has trouble of its own (500)"],
  [{ status: 400, code: 21402, message: "Url is not valid" }, "Url is not valid (21402)"],
])("a refusal is told with its number (%o)", (error, words) => {
  expect(explainTwilio(error, TWILIO).words).toContain(words);
});
