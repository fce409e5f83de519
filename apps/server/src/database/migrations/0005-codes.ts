import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Which codes came back, when a number was last proved, and who waits instead. */
export const codes: Migration = {
  async up(db: Kysely<never>) {
    await db.schema
      .createTable("code")
      .addColumn("id", "bigint", (c) => c.primaryKey())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("purpose", "text", (c) => c.notNull())
      .addColumn("prefix", "text", (c) => c.notNull())
      .addColumn("network", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("code_at").on("code").column("at").execute();
    await db.schema.createIndex("code_prefix").on("code").columns(["prefix", "at"]).execute();
    await db.schema.alterTable("person").addColumn("phone_proved_at", "bigint").execute();
    await db.schema.alterTable("person").addColumn("waits_until", "bigint").execute();
  },
};
