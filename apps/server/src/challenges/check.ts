import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { hashOf } from "../sessions/tokens.ts";
import { markProved } from "./asked-queries.ts";
import { giveShareBack } from "./budget.ts";
import { digitsOf } from "./policy.ts";
import {
  consume,
  liveChallenge,
  noteConfirmed,
  spendTry,
  type ChallengeRow,
  type Purpose,
} from "./queries.ts";
import { isCode } from "./texts.ts";
import { whenSent } from "./under-way.ts";

export interface Answer {
  /** What the requester holds. */
  challenge: string;
  code: string;
}

/**
 * The number that a right code proves, once. A code is good for its own challenge, for the purpose
 * and the person it was asked for, and is used up by being right. Throws `code_expired` where there
 * is nothing to answer, `code_wrong` otherwise.
 */
export async function provePhone(
  parts: Parts,
  { challenge, code }: Answer,
  {
    purpose,
    person,
  }: { purpose: Exclude<Purpose, "second-factor" | "confirm">; person: Id | null },
): Promise<string> {
  const row = await takeTry(parts, challenge, purpose);
  if (row.person_id !== person) throw new Refusal("code_expired");
  await compareTexted(parts, row, code);
  if (!(await consume(parts.database.db, row.id))) throw new Refusal("code_expired");
  await cameBack(parts, row.id);
  return row.phone!;
}

/**
 * Throws unless this proves somebody's own number once more. What goes along with it may yet be wrong,
 * and Verify takes a code once: so the challenge stays as good as the right code, while it lives.
 */
export async function confirmNumber(
  parts: Parts,
  person: Id,
  { challenge, code }: Answer,
): Promise<void> {
  const { database, now } = parts;
  const known = await liveChallenge(database.db, hashOf(challenge), now());
  if (known?.purpose === "confirm" && known.person_id === person && known.proved) return;
  const row = await takeTry(parts, challenge, "confirm");
  if (row.person_id !== person) throw new Refusal("code_expired");
  await compareTexted(parts, row, code);
  await noteConfirmed(database.db, row.id);
  await cameBack(parts, row.id);
}

async function cameBack(parts: Parts, id: Id): Promise<void> {
  const code = await markProved(parts.database.db, id);
  if (code) await giveShareBack(parts, code);
}

/** Spends a try before anything is compared: so many are compared, however many come at once. */
export async function takeTry(
  { database, now }: Parts,
  challenge: string,
  purpose: Purpose,
): Promise<ChallengeRow> {
  const secretHash = hashOf(challenge);
  await whenSent(secretHash);
  const row = await spendTry(database.db, { secretHash, purpose, nowMs: now() });
  if (!row) throw new Refusal("code_expired");
  return row;
}

/** Throws unless it is the code that was texted for this challenge. */
export async function compareTexted(parts: Parts, row: ChallengeRow, code: string): Promise<void> {
  const digits = digitsOf(code);
  if (digits === null || !(await isCode(parts, row.verification_sid, digits))) {
    throw wrongCode(row.tries_left);
  }
}

export function wrongCode(triesLeft: number): Refusal {
  if (triesLeft === 0) {
    return new Refusal("code_wrong", { message: "That is not the code. Ask for a new one." });
  }
  const tries = triesLeft === 1 ? "one more try" : `${triesLeft} more tries`;
  return new Refusal("code_wrong", { message: `That is not the code. You have ${tries}.` });
}
