import type { Me } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { companions } from "./queries.ts";

// Whoever is not told learns of it with the next message or sync.
const MOST_TOLD = 500;

/** Tells one's own sockets and the people of one's conversations what one is called now. */
export async function announce({ database, realtime }: Parts, me: Me): Promise<void> {
  realtime.notify(me.id, { type: "me", me });
  const { id, kind, username, displayName, role } = me;
  // Named one by one: the rest of it, the number above all, is nobody else's.
  const person = { id, kind, username, displayName, role };
  for (const companion of await companions(database.db, me.id, MOST_TOLD)) {
    realtime.notify(companion, { type: "person", person });
  }
}
