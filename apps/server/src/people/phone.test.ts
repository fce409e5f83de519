import { Refusal } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { parsePhone } from "./phone.ts";

const america: Parameters<typeof parsePhone>[1] = { countries: ["US"], simulated: true };

function refusal(text: string, accepted = america): string {
  try {
    return parsePhone(text, accepted);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe("one number", () => {
  test.for([
    "+12025550123",
    "202-555-0123",
    "(202) 555 0123",
    "1 202 555 0123",
    "+1 (202) 555-0123",
    "001 202 555 0123",
    "011 1 202 555 0123",
    "202.555.0123",
    "  +1.202.555.0123 ",
  ])("is the same, spelt %s", (text) => {
    expect(parsePhone(text, america)).toBe("+12025550123");
  });

  test("without a country code is of the first country where it is one", () => {
    expect(parsePhone("0151 12345678", { countries: ["US", "DE"] })).toBe("+4915112345678");
    expect(parsePhone("(202) 555 0123", { countries: ["DE", "US"] })).toBe("+492025550123");
  });
});

describe("what is no number, or none that takes codes, is refused:", () => {
  test.for([
    ["", "phone_invalid"],
    ["hello", "phone_invalid"],
    ["+1202555", "phone_invalid"],
    ["+12025550123 ext 5", "phone_invalid"],
    ["call +12025550123 now", "phone_invalid"],
    ["+12025550123,+12025550124", "phone_invalid"],
    ["911", "phone_invalid"],
    ["+4915112345678", "phone_country"],
    ["+14165550123", "phone_country"],
    ["+18005550199", "phone_kind"],
    ["+19005550199", "phone_kind"],
  ] as const)("%s", ([text, code]) => {
    expect(refusal(text)).toBe(code);
  });

  test("pagers, personal and shared-cost numbers", () => {
    const britain = { countries: ["GB"], simulated: false };
    expect(refusal("+447640123456", britain)).toBe("phone_kind");
    expect(refusal("+447012345678", britain)).toBe("phone_kind");
    expect(refusal("+448431234567", britain)).toBe("phone_kind");
  });
});

test("a number of the server's own is nobody's", () => {
  expect(refusal("+12025550101", { ...america, own: ["+12025550101"] })).toBe("phone_kind");
});

test("Twilio's magic numbers are numbers only while texts are simulated", () => {
  expect(parsePhone("+15005550001", america)).toBe("+15005550001");
  expect(refusal("+15005550001", { countries: ["US"], simulated: false })).toBe("phone_kind");
});
