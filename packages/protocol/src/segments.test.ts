import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, test } from "vitest";
import { segmentsOf } from "./segments.ts";

const theirs = (text: string) => new SegmentedMessage(text).segmentsCount;

describe("the segments of a text", () => {
  const lengths = [1, 69, 70, 71, 134, 135, 159, 160, 161, 305, 306, 307, 459, 460, 1600];
  test.each(lengths)("%i letters are counted as the carrier counts them", (length) => {
    for (const letter of ["a", "€", "ç", "\n"])
      expect(segmentsOf(letter.repeat(length)).segments).toBe(theirs(letter.repeat(length)));
  });

  test("an emoji, or a letter GSM-7 lacks, forces the short parts", () => {
    expect(segmentsOf("x".repeat(100))).toEqual({ segments: 1, encoding: "GSM-7", units: 100 });
    expect(segmentsOf(`${"x".repeat(100)}🍅`)).toEqual({
      segments: 2,
      encoding: "UCS-2",
      units: 102,
    });
    expect(segmentsOf("Ç").encoding).toBe("GSM-7");
    expect(segmentsOf("ç").encoding).toBe("UCS-2");
    expect(segmentsOf("`").encoding).toBe("UCS-2");
  });

  test("whatever is written in GSM-7, the count is the carrier's", () => {
    const letters = fc.constantFrom(...Array.from("abc XYZ09@£$èéùìòÇØøÅåΔ_ΦΓΛΩ{}[]~|^\\€\n"));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 700 }), (text) => {
        expect(segmentsOf(text).segments).toBe(text === "" ? 1 : theirs(text));
      }),
    );
  });
});
