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

/** Starts a session for somebody who has proven who they are. The token is told this once. */
export async function startSession(
  { database, now }: Pick<Parts, "database" | "now">,
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
  return { session, token };
}
