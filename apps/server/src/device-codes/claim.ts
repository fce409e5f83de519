import { Refusal, type AskingDevice } from "@parley/protocol";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { timeOf } from "../time.ts";
import { claim, claimed } from "./queries.ts";

/**
 * The device that shows this code, from now on this person's to let in and nobody else's. A code that
 * is unknown, over, or claimed by somebody else is not there. Every code one has not claimed yet counts
 * as a guess, right or wrong: a right one would otherwise buy more wrong ones.
 */
export async function claimDeviceCode(
  { database, limits, now }: Parts,
  userCode: string,
  { person }: Asker,
  address: string,
): Promise<AskingDevice> {
  const wanted = { userCode, person, nowMs: now() };
  let row = await claimed(database.db, wanted);
  if (!row) {
    await limits.spend("device-code.claim", person);
    await limits.spend("device-code.claim-address", address);
    row = await claim(database.db, wanted);
  }
  if (!row) throw new Refusal("not_found");
  return {
    userCode: row.user_code,
    device: row.device,
    address: row.address,
    sameAddress: row.address === address,
    askedAt: timeOf(row.created_at),
    expiresIn: Math.max(1, Math.ceil((row.expires_at - wanted.nowMs) / 1000)),
  };
}
