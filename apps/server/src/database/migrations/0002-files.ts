import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Files, and what a message shows of those it carries. */
export const files: Migration = {
  async up(db: Kysely<never>) {
    await db.schema.alterTable("message").addColumn("files", "text").execute();
    await db.schema
      .createTable("file")
      .addColumn("id", "bigint", (c) => c.primaryKey())
      .addColumn("owner_id", "bigint", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("key", "text", (c) => c.notNull().unique())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("type", "text", (c) => c.notNull())
      .addColumn("size_bytes", "bigint", (c) => c.notNull())
      .addColumn("width", "integer")
      .addColumn("height", "integer")
      .addColumn("thumbnail", "integer", (c) => c.notNull())
      .addColumn("conversation_id", "bigint")
      .addColumn("seq", "bigint")
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .execute();
    // Those in no message, which are looked through again and again, stand together in it.
    await db.schema
      .createIndex("file_place")
      .on("file")
      .columns(["conversation_id", "seq"])
      .execute();
    await db.schema.createIndex("file_owner").on("file").column("owner_id").execute();
  },
};
