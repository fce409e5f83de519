import { limits } from "@parley/protocol";
import { newId } from "../database/new-id.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Parts } from "../parts.ts";
import { holdProven, type Proven } from "../people/account.ts";
import { hashOf, newToken } from "../sessions/tokens.ts";
import { LIFE_MS } from "./policy.ts";
import { insertChallenge, type ChallengeRow } from "./queries.ts";

type Given = Pick<ChallengeRow, "purpose" | "person_id"> & Partial<ChallengeRow>;

const ATTEMPTS = 10;

/**
 * Begins a challenge. Its secret is told this once; only the hash is kept. One that follows a first proof
 * is begun only while what that proved still holds, as it would outlive the change that ends such challenges.
 */
export async function begin(
  { database, now }: Parts,
  given: Given,
  proven: Proven | null = null,
): Promise<{ secret: string; row: ChallengeRow }> {
  const secret = newToken();
  for (let attempt = 1; ; attempt++) {
    const at = now();
    const row = {
      phone: null,
      proved: null,
      device: null,
      sends: 0,
      sent_at: 0,
      ...given,
      id: newId(at),
      secret_hash: hashOf(secret),
      verification_sid: null,
      tries_left: limits.codeTries,
      created_at: at,
      expires_at: at + LIFE_MS,
    };
    try {
      await database.write(async (tx) => {
        if (proven) await holdProven(tx, proven);
        await insertChallenge(tx, row);
      });
      return { secret, row };
    } catch (error) {
      // Many who come in the same millisecond draw from few ids.
      if (!sawConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}
