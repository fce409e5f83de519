import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { accept } from "./join.ts";
import { directKeyOf } from "./policy.ts";
import { findDirect, findMembership } from "./queries.ts";

/**
 * Lets a direct that waits for the answer of `person` in, when `other` is at its other end. Where it
 * cannot come in (it is gone, or there is no room for one more) it goes on waiting.
 */
export async function acceptDirect(parts: Parts, person: Id, other: Id): Promise<void> {
  const { db } = parts.database;
  const direct = await findDirect(db, directKeyOf(person, other));
  if (!direct) return;
  const membership = await findMembership(db, direct.id, person);
  if (membership?.state !== "requested") return;
  await accept(parts, person, direct.id).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}
