import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Phones of people, pending proofs, and second factors. */
export const signIn: Migration = {
  async up(db: Kysely<never>) {
    await db.schema.alterTable("person").addColumn("phone", "text").execute();
    await db.schema.alterTable("person").addColumn("second_factor", "text").execute();
    await db.schema
      .alterTable("person")
      .addColumn("findable_by_phone", "integer", (c) => c.notNull().defaultTo(1))
      .execute();
    await db.schema.createIndex("person_phone").unique().on("person").column("phone").execute();
    await db.schema
      .createTable("challenge")
      .addColumn("id", "bigint", (c) => c.primaryKey())
      .addColumn("secret_hash", "text", (c) => c.notNull().unique())
      .addColumn("purpose", "text", (c) => c.notNull())
      .addColumn("phone", "text")
      .addColumn("person_id", "bigint", (c) => c.references("person.id").onDelete("cascade"))
      .addColumn("proved", "text")
      .addColumn("verification_sid", "text", (c) => c.unique())
      .addColumn("tries_left", "integer", (c) => c.notNull())
      .addColumn("sends", "integer", (c) => c.notNull())
      .addColumn("sent_at", "bigint", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("expires_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("challenge_phone").on("challenge").column("phone").execute();
    await db.schema.createIndex("challenge_person").on("challenge").column("person_id").execute();
    await db.schema.createIndex("challenge_expiry").on("challenge").column("expires_at").execute();
    await db.schema
      .createTable("totp")
      .addColumn("person_id", "bigint", (c) =>
        c.primaryKey().references("person.id").onDelete("cascade"),
      )
      .addColumn("secret", "text")
      .addColumn("last_step", "bigint", (c) => c.notNull().defaultTo(0))
      .addColumn("pending_secret", "text")
      .addColumn("pending_until", "bigint")
      .execute();
    await db.schema
      .createTable("recovery_code")
      .addColumn("person_id", "bigint", (c) =>
        c.notNull().references("person.id").onDelete("cascade"),
      )
      .addColumn("code_hash", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("recovery_code_key", ["person_id", "code_hash"])
      .execute();
  },
};
