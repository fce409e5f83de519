import type { Id } from "@parley/protocol";
import { newId } from "../database/new-id.ts";
import type { Parts } from "../parts.ts";
import { insertSession } from "./queries.ts";
import { hashOf, newToken } from "./tokens.ts";

interface Start {
  lane: "web" | "terminal" | "api";
  /** The browser or program, in a few words. */
  agent: string;
}

/**
 * Starts a session for somebody who has proven who they are, and tells their others: what nobody but
 * they should have done, they should hear of. The token is told this once.
 */
export async function startSession(
  { database, now, realtime }: Pick<Parts, "database" | "now" | "realtime">,
  person: Id,
  { lane, agent }: Start,
): Promise<{ session: Id; token: string }> {
  const token = newToken();
  const at = now();
  const session = newId(at);
  await database.write((tx) =>
    insertSession(tx, {
      id: session,
      token_hash: hashOf(token),
      person_id: person,
      lane,
      agent,
      created_at: at,
      seen_at: at,
    }),
  );
  realtime.notify(person, { type: "signed-in", lane, agent });
  return { session, token };
}
