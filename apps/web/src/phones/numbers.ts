/** As typed: spaces, dots, hyphens and brackets are for the eye. Null when it is no number with its country. */
export function numberIn(typed: string): string | null {
  const number = typed.replaceAll(/[\s().\u2010-\u2015-]|\p{Cf}/gu, "").replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

// 555-0100 to 555-0199 are set aside for fiction in every North American area; our own begin at 01.
const first = 150;
const areas = ["202", "312", "415", "503", "617", "713"];

/** A number that belongs to nobody in the world and is not among `taken`; `turn` chooses another. */
export function propose(taken: readonly string[], turn = 0): string {
  const all = areas.flatMap((area) =>
    Array.from({ length: 200 - first }, (_, index) => `+1${area}5550${first + index}`),
  );
  const free = all.filter((number) => !taken.includes(number));
  return free[turn % free.length] ?? all[0]!;
}
