import { Refusal, type Id, type Level } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { announce } from "./announce.ts";
import type { MembershipRow } from "./present.ts";
import { updateMembership } from "./queries.ts";

/** How much of a conversation notifies somebody. Their own business: nobody else is told. */
export async function setLevel(
  parts: Parts,
  person: Id,
  conversation: Id,
  level: Level,
): Promise<MembershipRow> {
  const membership = await updateMembership(parts.database.db, conversation, person, { level });
  if (!membership) throw new Refusal("not_found");
  await announce(parts, { conversation, shown: [person] });
  return membership;
}
