import { isGsm } from "@parley/protocol";

const LONGEST = 24;

/**
 * A name as it stands before what somebody said: in GSM-7 letters alone, so that a name never makes
 * a text longer than what was written in it.
 */
export function gsmName(name: string): string {
  const letters = Array.from(name, plain).join("").replaceAll(/\s+/g, " ").trim();
  return Array.from(letters).slice(0, LONGEST).join("").trim() || "Someone";
}

function plain(character: string): string {
  if (isGsm(character) && !/[\n\r\f]/.test(character)) return character;
  // Without its accents a letter is still known.
  const bare = Array.from(character.normalize("NFKD")).filter((part) => !/\p{M}/u.test(part));
  return bare.filter(isGsm).join("");
}
