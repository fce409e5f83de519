import type { Parts } from "../parts.ts";
import { deleteExpired } from "./queries.ts";

const EVERY_MS = 60 * 60 * 1000;

/** Removes what has expired, once an hour, and closes the sockets that are still open on it. */
export function expireSessions(parts: Parts): { stop(): void } {
  const timer = setInterval(() => {
    endExpired(parts).catch((error: unknown) => {
      parts.log.error({ err: error }, "expired sessions could not be removed");
    });
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

export async function endExpired({ database, now, realtime }: Parts): Promise<void> {
  for (const { id, person_id: person } of await deleteExpired(database.db, now())) {
    realtime.endSessions(person, [id]);
  }
}
