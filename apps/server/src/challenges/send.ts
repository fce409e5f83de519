import type { Id } from "@parley/protocol";
import { sawConflict } from "../database/postgres.ts";
import type { Parts } from "../parts.ts";
import { markSent } from "./asked-queries.ts";
import { spendBudget, spendShare, type Sending } from "./budget.ts";
import { networkOf, prefixOf } from "./origin.ts";
import { attachVerification, consume, endOthers, type ChallengeRow } from "./queries.ts";
import { callOff, sendCode } from "./texts.ts";
import { isUnderWay, seemsUnderWay } from "./under-way.ts";

/** Who asks: from where, and as whom where that matters. */
export interface Requester {
  address: string;
  person: Id | null;
}

/**
 * Spends what a text with a code costs, or refuses. What is about the requester comes first: whoever
 * has used up their own share cannot use up the number's, and a number's cannot use up the day's.
 */
export async function spendSend(
  parts: Parts,
  phone: string,
  { address, person }: Requester,
  sending: Sending,
): Promise<void> {
  const { limits } = parts;
  await limits.spend("code.address", address);
  await limits.spend("code.network", networkOf(address));
  await spendShare(parts, address, sending.purpose);
  if (person !== null) await limits.spend("code.account", person);
  await limits.spend("code.number", phone);
  await limits.spend("code.number.day", phone);
  await limits.spend("code.prefix", prefixOf(phone));
  await spendBudget(parts, phone, sending);
}

/**
 * Sends the code of a challenge, and ends what else waits for one at its number: a code is good for
 * one challenge. A sign-in is answered without waiting, since nothing may tell a number that
 * somebody has from one that nobody has; whoever asks for another reason is told when it fails.
 */
export async function sendFor(
  parts: Parts,
  challenge: ChallengeRow,
  isKnown: boolean,
): Promise<void> {
  const { db } = parts.database;
  const overtaken = await endOthers(db, challenge);
  if (!isKnown) return seemsUnderWay(challenge.secret_hash);

  const sending = send(parts, challenge, overtaken);
  isUnderWay(challenge.secret_hash, sending);
  if (challenge.purpose === "sign-in") {
    sending.catch((error: unknown) => parts.log.warn({ err: error }, "a code was not sent"));
    return;
  }
  try {
    await sending;
  } catch (error) {
    if (challenge.sends <= 1 && challenge.purpose !== "second-factor") {
      await consume(db, challenge.id);
    }
    throw error;
  }
}

async function send(parts: Parts, { id, phone }: ChallengeRow, overtaken: string[]): Promise<void> {
  await Promise.all(overtaken.map((sid) => callOff(parts, sid)));
  const sid = await sendCode(parts, phone!);
  await markSent(parts.database.db, id);
  for (let attempt = 1; ; attempt++) {
    try {
      return await parts.database.write((tx) => attachVerification(tx, id, sid));
    } catch (error) {
      // Two who ask at once for one number are given one code: whoever comes last has it.
      if (!sawConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

const ATTEMPTS = 5;
