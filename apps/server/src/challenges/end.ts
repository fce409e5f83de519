import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { deleteCodes } from "./asked-queries.ts";
import { deleteExpired, endChallengesOf } from "./queries.ts";

const EVERY_MS = 60 * 60 * 1000;
/** Longer than anything is counted over. */
const CODES_KEPT_MS = 24 * EVERY_MS;

/** Ends what waits to be proved by this person: what it would be proved with has changed. */
export const endChallenges = (tx: Tx, person: Id): Promise<void> => endChallengesOf(tx, person);

/** Removes what was never answered, and the record of codes long gone, once an hour. */
export function removeExpired({ database, log, now }: Parts): { stop(): void } {
  const remove = async () => {
    await deleteExpired(database.db, now());
    await deleteCodes(database.db, now() - CODES_KEPT_MS);
  };
  const timer = setInterval(() => {
    remove().catch((error: unknown) => {
      log.error({ err: error }, "expired challenges could not be removed");
    });
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
