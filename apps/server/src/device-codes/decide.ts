import { Refusal, type FreshProof } from "@parley/protocol";
import { proveAgain } from "../factors/prove-again.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { loadAccount } from "../people/account.ts";
import { claimed, decide } from "./queries.ts";

/**
 * Lets a device in as oneself. Somebody else may have started it and sent its code here, so a session
 * alone is not enough: that makes the difference between clicking a link and meaning it.
 */
export async function approveDeviceCode(
  parts: Parts,
  userCode: string,
  { person }: Asker,
  proof: FreshProof,
): Promise<void> {
  const { database, now } = parts;
  const wanted = { userCode, person, nowMs: now() };
  // A proof that is good once is not spent on a device that is not there.
  if (!(await claimed(database.db, wanted))) throw new Refusal("not_found");
  await proveAgain(parts, await loadAccount(database.db, person), proof);
  if (!(await decide(database.db, wanted, "approved"))) throw new Refusal("not_found");
}

export async function denyDeviceCode(
  { database, now }: Parts,
  userCode: string,
  { person }: Asker,
): Promise<void> {
  const wanted = { userCode, person, nowMs: now() };
  if (!(await decide(database.db, wanted, "denied"))) throw new Refusal("not_found");
}
