import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { deleteExpired, endChallengesOf } from "./queries.ts";

const EVERY_MS = 60 * 60 * 1000;

/** Ends what waits to be proved by this person: what it would be proved with has changed. */
export const endChallenges = (tx: Tx, person: Id): Promise<void> => endChallengesOf(tx, person);

/** Removes what was never answered, once an hour. */
export function removeExpired({ database, log, now }: Parts): { stop(): void } {
  const timer = setInterval(() => {
    deleteExpired(database.db, now()).catch((error: unknown) => {
      log.error({ err: error }, "expired challenges could not be removed");
    });
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
