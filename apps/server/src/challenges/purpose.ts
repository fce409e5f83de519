import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { hashOf } from "../sessions/tokens.ts";
import { liveChallenge, type Purpose } from "./queries.ts";

/** What a challenge that can still be answered is for, and whose it is. */
export async function purposeOf(
  { database, now }: Parts,
  challenge: string,
): Promise<{ purpose: Purpose; person: Id | null; device: string | null } | null> {
  const row = await liveChallenge(database.db, hashOf(challenge), now());
  return row ? { purpose: row.purpose, person: row.person_id, device: row.device } : null;
}
