import { Refusal, type FreshProof } from "@parley/protocol";
import { confirmNumber } from "../challenges/check.ts";
import { digitsOf, formOf } from "../challenges/policy.ts";
import type { Parts } from "../parts.ts";
import { verifyPassword } from "../people/passwords.ts";
import { hasWaited } from "./policy.ts";
import { takeRecoveryCode } from "./recovery.ts";
import { takeTotp } from "./totp.ts";

/** Whose proof it is to be. */
interface Account {
  id: number;
  password_hash: string | null;
  second_factor: "totp" | "sms" | null;
  phone: string | null;
  waits_until: number | null;
}

/**
 * Throws unless whoever asks proves once more that the account is theirs: a session left open is not
 * enough to change what it is signed in to with, and neither is a text. Whoever has neither a password
 * nor an app has their number to prove it by, or waits; a guest without one has nothing.
 */
export async function proveAgain(
  parts: Parts,
  account: Account,
  { currentPassword, currentCode, currentChallenge }: FreshProof,
): Promise<void> {
  if (account.password_hash === null && account.second_factor !== "totp") {
    if (account.phone === null || hasWaited(account, parts.now())) return;
    if (currentChallenge === undefined || currentCode === undefined) {
      const message = "Prove that it is you by a code to your number.";
      throw new Refusal("wrong_credentials", { message });
    }
    const answer = { challenge: currentChallenge, code: currentCode };
    return confirmNumber(parts, account.id, answer);
  }
  if (currentCode !== undefined && account.second_factor !== null) {
    return compareCode(parts, account, currentCode);
  }
  if (currentPassword === undefined) throw new Refusal("wrong_credentials");
  return comparePassword(parts, account, currentPassword);
}

/** Guesses are counted, whoever holds the session. */
async function comparePassword({ limits }: Parts, account: Account, password: string) {
  const key = `person:${account.id}`;
  await limits.spend("sign-in.account", key);
  if (!(await verifyPassword(account.password_hash, password))) {
    throw new Refusal("wrong_credentials");
  }
  await limits.clear("sign-in.account", key);
}

async function compareCode(parts: Parts, { id }: Account, code: string): Promise<void> {
  const { database, limits, now } = parts;
  await limits.spend("second-factor.account", id);
  const digits = digitsOf(code);
  const isRight =
    digits !== null
      ? await takeTotp(database.db, id, digits, now())
      : formOf(code) === "recovery" && (await takeRecoveryCode(parts, id, code));
  if (!isRight) throw new Refusal("code_wrong");
  await limits.clear("second-factor.account", id);
}
