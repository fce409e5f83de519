import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { accept } from "./join.ts";
import { directKeyOf } from "./policy.ts";
import { findDirect, findMembership } from "./queries.ts";

/** Lets a direct that waits for the answer of `person` in, when `other` is at its other end. */
export async function acceptDirect(parts: Parts, person: Id, other: Id): Promise<void> {
  const { db } = parts.database;
  const direct = await findDirect(db, directKeyOf(person, other));
  if (!direct) return;
  const membership = await findMembership(db, direct.id, person);
  if (membership?.state === "requested") await accept(parts, person, direct.id);
}
