// How many SMS a body takes (3GPP TS 23.038): GSM-7 where its alphabet suffices, UCS-2 otherwise.

/** At least one; a part of several is shorter by its header. */
export function countSegments(body: string): number {
  const septets = septetsOf(body);
  if (septets) return pack(septets, 160, 153);
  if (body.length <= 70) return 1;
  const graphemes: number[] = [];
  for (const { segment } of graphemesOf.segment(body)) {
    // A line's end is two characters on the wire.
    if (segment === "\r\n") graphemes.push(1, 1);
    else graphemes.push(segment.length);
  }
  return pack(graphemes, 70, 67);
}

export function isGsm7(body: string): boolean {
  return septetsOf(body) !== null;
}

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/** These stand behind an escape and take two septets, which no part's end may divide. */
const EXTENDED = "\f^{}\\[~]|€";

const SEPTETS = new Map<string, number>();
for (const character of BASIC) SEPTETS.set(character, 1);
for (const character of EXTENDED) SEPTETS.set(character, 2);

/** What may not be divided between two parts. */
const graphemesOf = new Intl.Segmenter("en", { granularity: "grapheme" });

function septetsOf(body: string): number[] | null {
  const sizes: number[] = [];
  for (const character of body) {
    const size = SEPTETS.get(character);
    if (size === undefined) return null;
    sizes.push(size);
  }
  return sizes;
}

function pack(sizes: number[], alone: number, inParts: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= alone) return 1;
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > inParts) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
