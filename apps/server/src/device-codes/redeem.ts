import { Refusal, type FurtherProof, type Id } from "@parley/protocol";
import { furtherProofOf } from "../challenges/further.ts";
import type { Parts } from "../parts.ts";
import { signInByPhone } from "../people/by-phone.ts";
import { hashOf } from "../sessions/tokens.ts";
import { INTERVAL_MS, PATIENCE_MS } from "./policy.ts";
import { liveDeviceCode, noteAsking, takeApproved, type DeviceCodeRow } from "./queries.ts";

/** Whom a device is let in as, once; or what has to be proved on it besides. Refuses until it is allowed. */
export async function redeemDeviceCode(
  parts: Parts,
  deviceCode: string,
): Promise<{ person: Id; device: string } | { further: FurtherProof }> {
  const row = await ask(parts, deviceCode);
  if (row.state === "denied") throw new Refusal("access_denied");
  if (row.state === "pending") {
    throw new Refusal("authorization_pending", { retryAfter: INTERVAL_MS / 1000 });
  }
  if (!(await takeApproved(parts.database.db, row.id))) throw new Refusal("code_expired");
  const { person_id, device } = row;
  if (row.by_text === 0) return { person: person_id!, device };

  // The text proved the phone and nothing more: what follows is what follows a code by text.
  const person = await signInByPhone(parts, row.phone!);
  if (person !== person_id) throw new Refusal("code_expired");
  const further = await furtherProofOf(parts, person, "phone", device);
  return further ? { further } : { person, device };
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
