/** What one text is made of, as carriers count and bill it. */
export interface Segments {
  /** Parts it is sent in; each is billed. */
  segments: number;
  /** Letters outside GSM-7, an emoji among them, force UCS-2 and with it shorter parts. */
  encoding: "GSM-7" | "UCS-2";
  /** Length in the units of the encoding: septets, or UTF-16 code units. */
  units: number;
}

// 3GPP TS 23.038, the default alphabet and its extension table.
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended = new Set("\f^{}\\[~]|€");

/** True when a character needs no longer alphabet than GSM-7. */
export const isGsm = (character: string): boolean =>
  basic.has(character) || extended.has(character);

/**
 * Counts the segments of a text as Twilio does: GSM-7 160 alone and 153 a part, UCS-2 70 alone and 67
 * a part, and no character is cut in two by the end of a part (3GPP TS 23.040).
 */
export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const encoding = characters.every(isGsm) ? "GSM-7" : "UCS-2";
  const sizeOf =
    encoding === "GSM-7"
      ? (character: string) => (extended.has(character) ? 2 : 1)
      : (character: string) => character.length;
  const [alone, part] = encoding === "GSM-7" ? [160, 153] : [70, 67];
  let units = 0;
  let segments = 1;
  let inPart = 0;
  for (const character of characters) {
    const size = sizeOf(character);
    units += size;
    if (inPart + size > part) {
      segments++;
      inPart = 0;
    }
    inPart += size;
  }
  return { segments: units <= alone ? 1 : segments, encoding, units };
}
