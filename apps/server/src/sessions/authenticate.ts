import type { Id } from "@parley/protocol";
import type { Authenticate } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { isLive, liveSession, markSeen } from "./queries.ts";
import { hashToken } from "./tokens.ts";

const SEEN_EVERY_MS = 60 * 60 * 1000;

type Ingredients = Pick<Parts, "database" | "now">;

/** Finds the session of a token. What it answers is all that later gates trust. */
export function authenticator({ database: { db }, now }: Ingredients): Authenticate {
  return async ({ token }) => {
    const tokenHash = hashToken(token);
    if (tokenHash === null) return null;
    const nowMs = now();
    const session = await liveSession(db, tokenHash, nowMs);
    if (!session) return null;
    if (session.seen_at <= nowMs - SEEN_EVERY_MS) {
      // Not waited for: a crowd that comes back must not queue for the disk. The next use tries again.
      markSeen(db, session.id, nowMs, SEEN_EVERY_MS).catch(() => undefined);
    }
    return { person: session.person_id, session: session.id, lane: session.lane };
  };
}

/** Whether a session that was authenticated a moment ago has not ended since. */
export function isAlive({ database: { db }, now }: Ingredients, session: Id): Promise<boolean> {
  return isLive(db, session, now());
}
