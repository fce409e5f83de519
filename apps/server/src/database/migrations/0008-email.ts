import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

/** Where somebody can be reached who has lost phone and password. */
export const email: Migration = {
  async up(db: Kysely<never>) {
    await db.schema.alterTable("person").addColumn("email", "text").execute();
  },
};
