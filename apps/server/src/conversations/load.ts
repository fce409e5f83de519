import { Refusal, type Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { Tables } from "../database/tables.ts";
import { canRead } from "./policy.ts";
import type { ConversationRow, MembershipRow } from "./present.ts";
import { findMine, lockConversation } from "./queries.ts";

/** A conversation in the hands of somebody who is in it, or is asked to be. */
export interface Mine {
  conversation: ConversationRow;
  membership: MembershipRow;
}

/** Refuses with `not_found` whoever has no membership: that it exists is nobody else's business. */
export async function loadMine(db: Kysely<Tables>, person: Id, conversation: Id): Promise<Mine> {
  const mine = await findMine(db, person, conversation);
  if (!mine) throw new Refusal("not_found");
  return mine;
}

/** The same for reading what was said: an invitation alone opens nothing but a direct. */
export async function loadReadable(
  db: Kysely<Tables>,
  person: Id,
  conversation: Id,
): Promise<Mine> {
  const mine = await loadMine(db, person, conversation);
  if (!canRead(mine.conversation, mine.membership)) throw new Refusal("not_found");
  return mine;
}

/**
 * Holds the conversation's row until the transaction ends. Every change of membership takes it before
 * it reads what it decides on, so that two of them cannot both be right about the last owner.
 */
export async function lock(tx: Tx, conversation: Id): Promise<ConversationRow> {
  const row = await lockConversation(tx, conversation);
  if (!row) throw new Refusal("not_found");
  return row;
}

export async function lockMine(tx: Tx, person: Id, conversation: Id): Promise<Mine> {
  await lock(tx, conversation);
  return loadMine(tx, person, conversation);
}
