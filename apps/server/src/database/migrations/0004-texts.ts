import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Text messages: who sits where, what is to be sent, what became of it, what came in. */
export const texts: Migration = {
  async up(db: Kysely<never>) {
    await seats(db);
    await outgoing(db);
    await incoming(db);
  },
};

async function seats(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("number")
    .addColumn("number", "text", (c) => c.primaryKey())
    .addColumn("next_at", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable("seat")
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("person_id", "bigint", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("conversation_id", "bigint")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addColumn("used_at", "bigint", (c) => c.notNull())
    .addColumn("muted_until", "bigint")
    .addColumn("rests_until", "bigint")
    .addPrimaryKeyConstraint("seat_key", ["phone", "number"])
    .execute();
  await db.schema
    .createIndex("seat_membership")
    .on("seat")
    .columns(["conversation_id", "person_id"])
    .unique()
    .execute();
  await db.schema.createIndex("seat_person").on("seat").column("person_id").execute();
  await db.schema.createIndex("seat_number").on("seat").column("number").execute();
  await db.schema
    .createTable("obstacle")
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("scope", "text", (c) => c.notNull())
    .addColumn("code", "integer", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("obstacle_key", ["phone", "scope"])
    .execute();
}

async function outgoing(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("held")
    .addColumn("conversation_id", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("due_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("held_key", ["conversation_id", "seq", "kind"])
    .execute();
  await db.schema.createIndex("held_due").on("held").column("due_at").execute();
  await db.schema
    .createTable("text")
    .addColumn("id", "bigint", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("person_id", "bigint")
    .addColumn("conversation_id", "bigint")
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("files", "text")
    .addColumn("segments", "integer", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("sid", "text", (c) => c.unique())
    .addColumn("code", "integer")
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("submitted_at", "bigint")
    .addColumn("changed_at", "bigint", (c) => c.notNull())
    .execute();
  for (const state of ["pending", "submitting", "unknown"] as const) {
    await db.schema
      .createIndex(`text_${state}`)
      .on("text")
      .columns(["number", "id"])
      .where("state" as never, "=", state as never)
      .execute();
  }
  await db.schema.createIndex("text_phone").on("text").columns(["phone", "id"]).execute();
  await db.schema.createIndex("text_conversation").on("text").column("conversation_id").execute();
  await db.schema
    .createTable("delivery")
    .addColumn("conversation_id", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("person_id", "bigint", (c) => c.notNull())
    .addColumn("text_id", "bigint")
    .addColumn("reason", "text")
    .addPrimaryKeyConstraint("delivery_key", ["conversation_id", "seq", "person_id"])
    .execute();
  await db.schema.createIndex("delivery_text").on("delivery").column("text_id").execute();
  await db.schema
    .createTable("spending")
    .addColumn("day", "text", (c) => c.primaryKey())
    .addColumn("micros", "bigint", (c) => c.notNull())
    .execute();
}

async function incoming(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("incoming_text")
    .addColumn("sid", "text", (c) => c.primaryKey())
    .addColumn("phone", "text", (c) => c.notNull())
    .addColumn("number", "text", (c) => c.notNull())
    .addColumn("form", "text")
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("incoming_text_new")
    .on("incoming_text")
    .columns(["at"])
    .where("state" as never, "=", "new" as never)
    .execute();
}
