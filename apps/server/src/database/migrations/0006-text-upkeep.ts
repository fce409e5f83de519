import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** What each phone was told last of a message, who wants no texts where, and bodies that can be forgotten. */
export const textUpkeep: Migration = {
  async up(db: Kysely<never>) {
    await db.schema.alterTable("delivery").addColumn("told_by", "bigint").execute();
    await db.schema.alterTable("delivery").addColumn("edition", "bigint").execute();
    await db.schema.createIndex("delivery_told_by").on("delivery").column("told_by").execute();
    await db.schema
      .createTable("texts_off")
      .addColumn("conversation_id", "bigint", (c) => c.notNull())
      .addColumn("person_id", "bigint", (c) =>
        c.notNull().references("person.id").onDelete("cascade"),
      )
      .addPrimaryKeyConstraint("texts_off_key", ["conversation_id", "person_id"])
      .execute();
    await db.schema
      .createIndex("text_body")
      .on("text")
      .column("created_at")
      .where("body" as never, "<>", "" as never)
      .execute();
  },
};
