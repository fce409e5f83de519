import type { Insertable, Kysely } from "kysely";
import type { ConversationTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;

export async function hasPeople(db: Db): Promise<boolean> {
  const row = await db.selectFrom("person").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

export function findGeneral(db: Db): Promise<{ id: number }> {
  const general = db.selectFrom("conversation").select("id").where("general", "=", 1);
  return general.executeTakeFirstOrThrow();
}

export async function replaceConversation(
  db: Db,
  { id, ...row }: Insertable<ConversationTable>,
): Promise<void> {
  await db.updateTable("conversation").set(row).where("id", "=", id).execute();
}
