import { describe, expect, test } from "vitest";
import { countryOf, moved, pasted, read, shortened, spelt, written } from "./numbers.ts";

describe("a phone number in the field", () => {
  test("is written as its country writes it while it is typed", () => {
    expect(written("2025550", "US").text).toBe("(202) 555-0");
    expect(written("015123456789", "DE").text).toBe("01512 3456789");
  });

  test("leads abroad by + from wherever it is dialled", () => {
    expect(written("00", "DE").text).toBe("00");
    expect(written("001202", "DE")).toEqual({ text: "+1 202", country: "US" });
    expect(written("01149", "US")).toEqual({ text: "+49", country: "DE" });
  });

  test("loses a bracket as easily as a digit", () => {
    expect(shortened("(202", "US").text).toBe("(202");
  });

  test("takes the country of its calling code, the chosen one where several share it", () => {
    expect(written("+49", "US").country).toBe("DE");
    expect(written("+1", "DE").country).toBe("US");
    expect(written("+1", "CA").country).toBe("CA");
    expect(written("+1416555", "DE").country).toBe("US");
    expect(pasted("+14165550123", "DE").country).toBe("CA");
  });

  test.each([
    ["+44 (0)20 7031 3000", "+442070313000"],
    ["tel:+1-202-555-0101", "+12025550101"],
    ["001 202 555 0101", "+12025550101"],
    ["0049 (0) 151 23456789", "+4915123456789"],
    ["+٤٩١٥١٢٣٤٥٦٧٨٩", "+4915123456789"],
    ["\u202a+1 202.555.0101\u202c", "+12025550101"],
    ["0151 / 234 567 89", "+4915123456789"],
  ])("is understood when %s is pasted", (spelling, phone) => {
    expect(read(pasted(spelling, "DE"))).toEqual({ phone });
  });

  test("stays the same number in another country when that is chosen", () => {
    expect(read(moved(pasted("+49 151 23456789", "DE"), "AT"))).toEqual({
      phone: "+4315123456789",
    });
    expect(moved({ text: "", country: "DE" }, "US")).toEqual({ text: "", country: "US" });
  });

  test("says what is wrong with it", () => {
    const wrong = (text: string) => read({ text, country: "US" });
    expect(wrong(" ")).toEqual({ wrong: "missing" });
    expect(wrong("hello")).toEqual({ wrong: "invalid" });
    expect(wrong("20255")).toEqual({ wrong: "short" });
    expect(wrong("20255501011234567")).toEqual({ wrong: "long" });
    expect(wrong("+999 123456")).toEqual({ wrong: "unknown" });
  });
});

test("the reader's region is the country to begin with", () => {
  expect(countryOf(["de", "en-GB"])).toBe("GB");
  expect(countryOf(["de"])).toBe("DE");
  expect(countryOf(["not a language"])).toBe("US");
});

test("a number is spelt out so that anybody can dial it", () => {
  expect(spelt("+12025550101")).toBe("+1 202 555 0101");
  expect(spelt("+9")).toBe("+9");
});
