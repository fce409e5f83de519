import type { Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Those of `others` whose presence a person may see: they share a conversation, or are kept as contact by them. */
export async function visibleTo(db: Kysely<Tables>, person: Id, others: Id[]): Promise<Id[]> {
  if (others.length === 0) return [];
  const sharing = db
    .selectFrom("membership as mine")
    .innerJoin("membership as theirs", "theirs.conversation_id", "mine.conversation_id")
    .select("theirs.person_id as id")
    .where("mine.person_id", "=", person)
    .where("mine.state", "=", "joined")
    .where("theirs.state", "=", "joined")
    .where("theirs.person_id", "in", others);
  const keeping = db
    .selectFrom("contact")
    .select("owner_id as id")
    .where("person_id", "=", person)
    .where("owner_id", "in", others);
  const blocking = db
    .selectFrom("block")
    .select("owner_id")
    .where("person_id", "=", person)
    .where("owner_id", "in", others);
  const rows = await db
    .selectFrom(sharing.union(keeping).as("seen"))
    .select("id")
    .where("id", "not in", blocking)
    .execute();
  return rows.map((row) => row.id);
}
