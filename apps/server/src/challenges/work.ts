import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { Refusal } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { puzzleKey, unproved } from "./asked-queries.ts";
import { networkOf } from "./origin.ts";
import { workFor } from "./policy.ts";
import type { Purpose } from "./queries.ts";

interface Wanted {
  phone: string;
  purpose: Purpose;
  address: string;
}

interface Work {
  puzzle: string;
  solution: string;
}

/** Also the least that `code.puzzle` must remember. */
const PUZZLE_LIFE_MS = 5 * 60 * 1000;
const MAC_BYTES = 16;

/**
 * Throws `work_needed` while many codes do not come back, from this network or from everywhere,
 * unless this request comes with the solution of a puzzle: whoever wants one code does not feel it.
 */
export async function demandWork(
  parts: Parts,
  wanted: Wanted,
  work: Work | undefined,
): Promise<void> {
  const bits = await bitsWanted(parts, wanted.address);
  if (bits === null) return;
  const key = await puzzleKey(parts.database.db);
  if (work && isSolved(parts, key, wanted, work) && (await isFirst(parts, work))) return;
  throw new Refusal("work_needed", { puzzle: { text: puzzleFor(parts, key, wanted, bits), bits } });
}

async function bitsWanted({ database, limits, now }: Parts, address: string) {
  const [everywhere, network] = [limits.of("code.unproved"), limits.of("code.unproved.network")];
  const since = now() - everywhere.seconds * 1000;
  const { all, here } = await unproved(database.db, networkOf(address), since);
  const bits = [workFor(all, everywhere.points), workFor(here, network.points)];
  return bits.reduce((a, b) => (a === null || b === null ? (a ?? b) : Math.max(a, b)));
}

/** `until.bits.nonce.mac`: all there is to know about it is in it, so that nothing is kept for those who never answer. */
function puzzleFor({ now }: Parts, key: string, wanted: Wanted, bits: number): string {
  const nonce = randomBytes(9).toString("base64url");
  const says = [(now() + PUZZLE_LIFE_MS).toString(36), bits, nonce].join(".");
  return `${says}.${macOf(key, says, wanted).toString("base64url")}`;
}

function isSolved(
  { now }: Parts,
  key: string,
  wanted: Wanted,
  { puzzle, solution }: Work,
): boolean {
  const [until = "", bits = "", nonce = "", mac = ""] = puzzle.split(".");
  const given = Buffer.from(mac, "base64url");
  const expected = macOf(key, [until, bits, nonce].join("."), wanted);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  if (!isOurs || parseInt(until, 36) <= now()) return false;
  const hash = createHash("sha256").update(puzzle).update(solution).digest();
  return hash.readUInt32BE() >>> (32 - Number(bits)) === 0;
}

async function isFirst({ limits }: Parts, { puzzle }: Work): Promise<boolean> {
  try {
    await limits.spend("code.puzzle", puzzle.split(".")[2]!);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "too_many") return false;
    throw error;
  }
}

function macOf(key: string, says: string, { phone, purpose }: Wanted): Buffer {
  const mac = createHmac("sha256", key).update([says, phone, purpose].join(" "));
  return mac.digest().subarray(0, MAC_BYTES);
}
