import type { Id } from "@parley/protocol";
import { newId } from "../database/new-id.ts";
import type { Parts } from "../parts.ts";
import { holdProven, type Proven } from "../people/account.ts";
import { insertSession } from "./queries.ts";
import { hashOf, newToken } from "./tokens.ts";

interface Start {
  lane: "web" | "terminal" | "api";
  /** The browser or program, in a few words. */
  agent: string;
}

/**
 * Starts a session for somebody who has proven who they are, and tells their others: what nobody but
 * they should have done, they should hear of. The token is told this once. Throws when what they proved
 * it by has been changed since: the change ended every session it could see, and this is not one yet.
 */
export async function startSession(
  { database, now, realtime }: Pick<Parts, "database" | "now" | "realtime">,
  who: Proven,
  { lane, agent }: Start,
): Promise<{ session: Id; token: string }> {
  const token = newToken();
  const at = now();
  const session = newId(at);
  await database.write(async (tx) => {
    await holdProven(tx, who);
    await insertSession(tx, {
      id: session,
      token_hash: hashOf(token),
      person_id: who.id,
      lane,
      agent,
      created_at: at,
      seen_at: at,
    });
  });
  realtime.notify(who.id, { type: "signed-in", lane, agent });
  return { session, token };
}
