import { createHash, randomInt } from "node:crypto";
import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { loadMe } from "../people/load.ts";
import { deleteRecoveryCode, replaceRecoveryCodes } from "./queries.ts";

const CODES = 10;
const LENGTH = 16;
// Without letters that are read for digits: 80 bits in 16, enough for a fast hash.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Ten new codes, as they are shown this once; the old ones are good no more. */
export async function renewCodes(tx: Tx, person: Id): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await replaceRecoveryCodes(tx, person, codes.map(hashOfCode));
  return codes;
}

export async function dropCodes(tx: Tx, person: Id): Promise<void> {
  await replaceRecoveryCodes(tx, person, []);
}

/**
 * Uses a code up, and tells their sessions how many are left. False for one that is not theirs, or was used.
 */
export async function takeRecoveryCode(
  { database: { db }, realtime }: Parts,
  person: Id,
  code: string,
): Promise<boolean> {
  if (!(await deleteRecoveryCode(db, person, hashOfCode(code)))) return false;
  realtime.notify(person, { type: "me", me: await loadMe(db, person) });
  return true;
}

function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return letters.join("").replaceAll(/.{4}(?=.)/g, "$&-");
}

function hashOfCode(code: string): string {
  const read = code
    .toLowerCase()
    .replaceAll(/[\s-]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
  return createHash("sha256").update(read).digest("hex");
}
