import { Refusal, type FreshProof, type Me } from "@parley/protocol";
import { digitsOf } from "../challenges/policy.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { loadAccount } from "../people/account.ts";
import { changeFactors, type Change } from "./change.ts";
import { proveAgain } from "./prove-again.ts";
import { confirmPending, putPending, totpOf } from "./queries.ts";
import { renewCodes } from "./recovery.ts";
import { turnOff } from "./second-factor.ts";
import { newSecret, stepOf, uriOf } from "./totp.ts";

const PENDING_MS = 15 * 60 * 1000;

/** A new secret for an authenticator app. Nothing changes until a code made of it comes back. */
export async function beginTotp(
  parts: Parts,
  asker: Asker,
  proof: FreshProof,
): Promise<{ secret: string; uri: string }> {
  const { config, database, limits, now } = parts;
  await limits.spend("profile.change", asker.person);
  const account = await loadAccount(database.db, asker.person);
  if (account.kind !== "member") {
    throw new Refusal("not_for_this_kind", { message: "Keep this account first." });
  }
  await proveAgain(parts, account, proof);
  const secret = newSecret();
  await putPending(database.db, { person: account.id, secret, until: now() + PENDING_MS });
  const issuer = config.publicUrl ? `Parley ${config.publicUrl.host}` : "Parley";
  return { secret, uri: uriOf(secret, { issuer, label: account.username! }) };
}

/** Puts the app in force by its first code. Answers the recovery codes, this once. */
export async function confirmTotp(parts: Parts, change: Change, code: string): Promise<string[]> {
  const { database, limits, now } = parts;
  const person = change.asker.person;
  await limits.spend("second-factor.account", person);
  const account = await loadAccount(database.db, person);
  const pending = await totpOf(database.db, person);
  const secret = pending?.pending_secret;
  if (!secret || (pending.pending_until ?? 0) <= now()) throw new Refusal("code_expired");
  const digits = digitsOf(code);
  const step = digits === null ? null : stepOf(secret, digits, now());
  if (step === null) throw new Refusal("code_wrong");

  const columns = { second_factor: "totp" } as const;
  const line = "second factor turned on";
  const { answer } = await changeFactors(parts, change, { account, columns, line }, async (tx) => {
    if (!(await confirmPending(tx, { person, secret, step }))) throw new Refusal("code_expired");
    return renewCodes(tx, person);
  });
  await limits.clear("second-factor.account", person);
  return answer;
}

export async function removeTotp(parts: Parts, change: Change, proof: FreshProof): Promise<Me> {
  const account = await loadAccount(parts.database.db, change.asker.person);
  if (account.second_factor !== "totp") throw new Refusal("second_factor_needed");
  await proveAgain(parts, account, proof);
  return turnOff(parts, change, account);
}
