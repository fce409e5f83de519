import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Devices that wait to be let in. */
export const deviceCodes: Migration = {
  async up(db: Kysely<never>) {
    await db.schema
      .createTable("device_code")
      .addColumn("id", "bigint", (c) => c.primaryKey())
      .addColumn("secret_hash", "text", (c) => c.notNull().unique())
      .addColumn("user_code", "text", (c) => c.notNull().unique())
      .addColumn("device", "text", (c) => c.notNull())
      .addColumn("address", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("person_id", "bigint", (c) => c.references("person.id").onDelete("cascade"))
      .addColumn("by_text", "integer", (c) => c.notNull().defaultTo(0))
      .addColumn("phone", "text")
      .addColumn("number", "text")
      .addColumn("digits", "text")
      .addColumn("tries_left", "integer", (c) => c.notNull().defaultTo(0))
      .addColumn("asked_at", "bigint", (c) => c.notNull().defaultTo(0))
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("expires_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex("device_code_pair")
      .on("device_code")
      .columns(["phone", "number"])
      .execute();
    await db.schema
      .createIndex("device_code_person")
      .on("device_code")
      .column("person_id")
      .execute();
    await db.schema
      .createIndex("device_code_expiry")
      .on("device_code")
      .column("expires_at")
      .execute();
    await db.schema.alterTable("challenge").addColumn("device", "text").execute();
  },
};
