import { sql, type Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import type { Dialect } from "../kinds.ts";

/** The first shape of everything. */
export const first = (dialect: Dialect): Migration => ({
  async up(db: Kysely<never>) {
    await people(db);
    await conversations(db);
    await messages(db, dialect);
  },
});

async function people(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("server")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("value", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("person")
    .addColumn("id", "bigint", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("username", "text", (c) => c.unique())
    .addColumn("name_key", "text", (c) => c.unique())
    .addColumn("display_name", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull().defaultTo("person"))
    .addColumn("password_hash", "text")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("session")
    .addColumn("id", "bigint", (c) => c.primaryKey())
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("person_id", "bigint", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("lane", "text", (c) => c.notNull())
    .addColumn("agent", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("seen_at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("session_person").on("session").column("person_id").execute();
  await db.schema
    .createTable("contact")
    .addColumn("owner_id", "bigint", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("person_id", "bigint", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("name", "text")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("contact_key", ["owner_id", "person_id"])
    .execute();
  await db.schema
    .createTable("contact_request")
    .addColumn("from_id", "bigint", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("to_id", "bigint", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("contact_request_key", ["from_id", "to_id"])
    .execute();
  await db.schema.createIndex("contact_request_to").on("contact_request").column("to_id").execute();
  await db.schema
    .createTable("block")
    .addColumn("owner_id", "bigint", (c) => c.notNull().references("person.id").onDelete("cascade"))
    .addColumn("person_id", "bigint", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("block_key", ["owner_id", "person_id"])
    .execute();
}

async function conversations(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable("conversation")
    .addColumn("id", "bigint", (c) => c.primaryKey())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("name", "text")
    .addColumn("name_key", "text", (c) => c.unique())
    .addColumn("direct_key", "text", (c) => c.unique())
    .addColumn("topic", "text", (c) => c.notNull().defaultTo(""))
    .addColumn("access", "text", (c) => c.notNull())
    .addColumn("phones", "integer", (c) => c.notNull())
    .addColumn("sealed", "integer", (c) => c.notNull())
    .addColumn("lasting", "integer", (c) => c.notNull())
    .addColumn("general", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("members", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("last_seq", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("last_ver", "bigint", (c) => c.notNull().defaultTo(0))
    .addColumn("last_at", "bigint", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("membership")
    .addColumn("conversation_id", "bigint", (c) =>
      c.notNull().references("conversation.id").onDelete("cascade"),
    )
    .addColumn("person_id", "bigint", (c) =>
      c.notNull().references("person.id").onDelete("cascade"),
    )
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("level", "text", (c) => c.notNull().defaultTo("all"))
    .addColumn("joined_seq", "bigint", (c) => c.notNull())
    .addColumn("read_seq", "bigint", (c) => c.notNull())
    .addColumn("from_id", "bigint")
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("membership_key", ["conversation_id", "person_id"])
    .execute();
  await db.schema.createIndex("membership_person").on("membership").column("person_id").execute();
}

async function messages(db: Kysely<never>, dialect: Dialect): Promise<void> {
  const { clustered, partitioned } = storage(dialect);
  await db.schema
    .createTable("message")
    .addColumn("conversation_id", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("ver", "bigint", (c) => c.notNull())
    .addColumn("sender_id", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("lane", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("cid", "text")
    .addColumn("reply_to", "bigint")
    .addColumn("mentions", "text")
    .addColumn("reactions", "text")
    .addColumn("edited_at", "bigint")
    .addColumn("deleted_at", "bigint")
    .addPrimaryKeyConstraint("message_key", ["conversation_id", "seq"])
    .modifyEnd(partitioned ?? clustered)
    .execute();
  if (partitioned) await partitions(db, "message");
  await db.schema
    .createIndex("message_ver")
    .on("message")
    .columns(["conversation_id", "ver"])
    .execute();
  await db.schema
    .createTable("event")
    .addColumn("conversation_id", "bigint", (c) => c.notNull())
    .addColumn("ver", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("by_id", "bigint", (c) => c.notNull())
    .addColumn("person_id", "bigint")
    .addColumn("data", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("event_key", ["conversation_id", "ver"])
    .modifyEnd(partitioned ?? clustered)
    .execute();
  if (partitioned) await partitions(db, "event");
  await db.schema
    .createIndex("event_seq")
    .on("event")
    .columns(["conversation_id", "seq"])
    .execute();
  await db.schema
    .createTable("send")
    .addColumn("sender_id", "bigint", (c) => c.notNull())
    .addColumn("cid", "text", (c) => c.notNull())
    .addColumn("conversation_id", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("send_key", ["sender_id", "cid"])
    .modifyEnd(clustered)
    .execute();
  await db.schema
    .createTable("mention")
    .addColumn("person_id", "bigint", (c) => c.notNull())
    .addColumn("conversation_id", "bigint", (c) => c.notNull())
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("mention_key", ["person_id", "conversation_id", "seq"])
    .modifyEnd(clustered)
    .execute();
}

/** SQLite keeps the rows of a conversation together on disk; PostgreSQL spreads conversations over partitions. */
function storage(dialect: Dialect) {
  const sqlite = dialect === "sqlite";
  return {
    clustered: sqlite ? sql`without rowid` : sql``,
    partitioned: sqlite ? null : sql`partition by hash (conversation_id)`,
  };
}

const PARTITIONS = 16;

async function partitions(db: Kysely<never>, table: string): Promise<void> {
  for (let part = 0; part < PARTITIONS; part++) {
    const name = sql.table(`${table}_${part}`);
    await sql`create table ${name} partition of ${sql.table(table)}
      for values with (modulus ${sql.lit(PARTITIONS)}, remainder ${sql.lit(part)})`.execute(db);
  }
}
