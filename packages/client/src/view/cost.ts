import { isGsm, limits, segmentsOf, type Texting } from "@parley/protocol";

/** What a message is as texts. */
export interface Cost {
  phones: number;
  /** Of one text; each phone gets one. */
  segments: number;
  /** US dollars for all of them, about. */
  dollars: number;
  /** The first that no short alphabet has, and that makes segments short. */
  shortens: string | null;
  /** Phones get the beginning and a link. */
  isCut: boolean;
}

export function costOf(text: string, { phones, segmentPrice, prefix }: Texting): Cost {
  const whole = segmentsOf(prefix + text);
  const segments = Math.min(whole.segments, limits.textSegments);
  return {
    phones,
    segments,
    dollars: phones * segments * segmentPrice,
    shortens: whole.encoding === "UCS-2" ? firstForeign(text) : null,
    isCut: whole.segments > limits.textSegments,
  };
}

export const isEmoji = (character: string) => /\p{Extended_Pictographic}/u.test(character);

/** As the writer sees it: an emoji of several parts, a letter with its accents. */
function firstForeign(text: string): string | null {
  const seen = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (const { segment } of seen.segment(text))
    if (!Array.from(segment).every(isGsm)) return segment;
  return null;
}
