import { Refusal, type FreshProof, type Me, type secondFactorChange } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { loadAccount, type Account } from "../people/account.ts";
import { changeFactors, type Change } from "./change.ts";
import { proveAgain } from "./prove-again.ts";
import { deleteTotp } from "./queries.ts";
import { dropCodes, renewCodes } from "./recovery.ts";

/** Makes codes by text the second factor, or turns off whichever there is. */
export async function changeSecondFactor(
  parts: Parts,
  change: Change,
  { method, ...proof }: z.output<typeof secondFactorChange>,
): Promise<string[]> {
  const account = await loadAccount(parts.database.db, change.asker.person);
  if (method === null && account.second_factor === null) return [];
  if (method === "sms") {
    if (account.phone === null) throw new Refusal("phone_needed");
    // Without one the number is the first factor, and no second to itself.
    if (account.password_hash === null) throw new Refusal("password_needed");
  }
  await proveAgain(parts, account, proof);
  if (method === null) {
    await turnOff(parts, change, account);
    return [];
  }
  const columns = { second_factor: method };
  const line = "second factor turned on";
  const { answer } = await changeFactors(parts, change, { account, columns, line }, async (tx) => {
    await deleteTotp(tx, account.id);
    return renewCodes(tx, account.id);
  });
  return answer;
}

export async function turnOff(parts: Parts, change: Change, account: Account): Promise<Me> {
  const columns = { second_factor: null };
  const line = "second factor turned off";
  const { me } = await changeFactors(parts, change, { account, columns, line }, async (tx) => {
    await deleteTotp(tx, account.id);
    await dropCodes(tx, account.id);
  });
  return me;
}

export async function renewRecoveryCodes(
  parts: Parts,
  change: Change,
  proof: FreshProof,
): Promise<string[]> {
  const account = await loadAccount(parts.database.db, change.asker.person);
  if (account.second_factor === null) throw new Refusal("second_factor_needed");
  await proveAgain(parts, account, proof);
  const line = "recovery codes renewed";
  const { answer } = await changeFactors(parts, change, { account, columns: {}, line }, (tx) =>
    renewCodes(tx, account.id),
  );
  return answer;
}
