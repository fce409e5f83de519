import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import { deleteRequest, putContact } from "./queries.ts";

/** Makes two people each other's contacts, under no private name yet, and settles their requests. */
export async function befriend(tx: Tx, one: Id, other: Id, at: number): Promise<void> {
  await deleteRequest(tx, one, other);
  await deleteRequest(tx, other, one);
  await putContact(tx, { owner_id: one, person_id: other, created_at: at });
  await putContact(tx, { owner_id: other, person_id: one, created_at: at });
}
