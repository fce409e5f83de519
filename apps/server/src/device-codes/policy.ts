const SECOND_MS = 1_000;

/** How long a device waits to be let in. */
export const LIFE_MS = 600 * SECOND_MS;
/** How long it waits between asking and asking again, as it is told. */
export const INTERVAL_MS = 5 * SECOND_MS;
/** A device that keeps to that may be a little early all the same: one request takes longer than the next. */
export const PATIENCE_MS = 4 * SECOND_MS;
/** Digits in a text that asks to let a device in, and how many answers it takes. */
export const DIGITS = 6;
export const TRIES = 3;

/** RFC 8628, 6.1: no vowels, so that they make no word; 8 of these are 34 bits. */
export const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

/** What of the code that a device shows has to stand in the answer to a text: its first half. */
export const lettersOf = (userCode: string): string => userCode.slice(0, 4);

/** An answer to a text: its digits and the device's letters; null where it is none. */
export function readAnswer(body: string): { digits: string; letters: string } | "half" | null {
  const plain = body.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const [, digits, letters] =
    /^(\d{6})([A-Z]{4})?$/.exec(plain) ?? turned(/^([A-Z]{4})(\d{6})$/.exec(plain)) ?? [];
  if (digits === undefined) return null;
  return letters === undefined ? "half" : { digits, letters };
}

const turned = (found: RegExpExecArray | null) => found && [found[0], found[2], found[1]];
