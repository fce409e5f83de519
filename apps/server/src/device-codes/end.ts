import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { deleteDeviceCodesOf, deleteExpired } from "./queries.ts";

const EVERY_MS = 10 * 60 * 1000;

/** Lets nothing in any more that this person has allowed: what they proved themselves by has changed. */
export const endDeviceCodes = (tx: Tx, person: Id): Promise<void> =>
  deleteDeviceCodesOf(tx, person);

/** Removes those that have expired. */
export function removeExpired({ database, log, now }: Parts): { stop(): void } {
  const timer = setInterval(() => {
    deleteExpired(database.db, now()).catch((error: unknown) => {
      log.error({ err: error }, "expired device codes could not be removed");
    });
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
