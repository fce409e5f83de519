import { Refusal, type FurtherProof } from "@parley/protocol";
import { furtherProofOf } from "../challenges/further.ts";
import type { Parts } from "../parts.ts";
import { loadAccount, type Proven } from "../people/account.ts";
import { signInByPhone } from "../people/by-phone.ts";
import { hashOf } from "../sessions/tokens.ts";
import { INTERVAL_MS, PATIENCE_MS } from "./policy.ts";
import { liveDeviceCode, noteAsking, takeApproved, type DeviceCodeRow } from "./queries.ts";

/** Whom a device is let in as, once; or what has to be proved on it besides. Refuses until it is allowed. */
export async function redeemDeviceCode(
  parts: Parts,
  deviceCode: string,
): Promise<{ who: Proven; device: string } | { further: FurtherProof }> {
  const row = await ask(parts, deviceCode);
  if (row.state === "denied") throw new Refusal("access_denied");
  if (row.state === "pending") {
    throw new Refusal("authorization_pending", { retryAfter: INTERVAL_MS / 1000 });
  }
  const { db } = parts.database;
  // Before the code is used up: a new password would have ended it.
  const who = await loadAccount(db, row.person_id!);
  if (!(await takeApproved(db, row.id))) throw new Refusal("code_expired");
  const { person_id, device } = row;
  if (row.by_text === 0) return { who, device };

  // The text proved the phone and nothing more: what follows is what follows a code by text.
  const person = await signInByPhone(parts, row.phone!);
  if (person !== person_id) throw new Refusal("code_expired");
  const proven = await loadAccount(db, person);
  const further = await furtherProofOf(parts, proven, "phone", device);
  return further ? { further } : { who: proven, device };
}

async function ask({ database, now }: Parts, deviceCode: string): Promise<DeviceCodeRow> {
  const nowMs = now();
  const secretHash = hashOf(deviceCode);
  const asking = { secretHash, nowMs, askedBefore: nowMs - PATIENCE_MS };
  const row = await noteAsking(database.db, asking);
  if (row) return row;
  const tooSoon = await liveDeviceCode(database.db, secretHash, nowMs);
  if (!tooSoon) throw new Refusal("code_expired");
  const waitMs = tooSoon.asked_at + INTERVAL_MS - nowMs;
  throw new Refusal("slow_down", { retryAfter: Math.max(1, Math.ceil(waitMs / 1000)) });
}
