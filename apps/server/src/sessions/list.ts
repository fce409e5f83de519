import type { Session } from "@parley/protocol";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { timeOf } from "../time.ts";
import { sessionsOf } from "./queries.ts";

/** Where one is signed in, the last used first. */
export async function listSessions({ database, now }: Parts, asker: Asker): Promise<Session[]> {
  const rows = await sessionsOf(database.db, asker.person, now());
  return rows.map((row) => ({
    id: row.id,
    lane: row.lane,
    agent: row.agent,
    createdAt: timeOf(row.created_at),
    seenAt: timeOf(row.seen_at),
    current: row.id === asker.session,
  }));
}
