import type { Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { findBlock, findContact } from "./queries.ts";

export interface Relation {
  blocked: boolean;
  contact: boolean;
}

/** What `owner` has made of `other`: blocked them, or keeps them as a contact. */
export async function relationTo(db: Kysely<Tables>, owner: Id, other: Id): Promise<Relation> {
  const block = await findBlock(db, owner, other);
  const contact = await findContact(db, owner, other);
  return { blocked: block !== undefined, contact: contact !== undefined };
}
