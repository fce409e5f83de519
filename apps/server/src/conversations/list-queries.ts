import type { Id } from "@parley/protocol";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;

/** Open channels and groups after an id. */
export function findOpen(db: Db, person: Id, folded: string, after: Id, limit: number) {
  let query = selectOpen(db, person).where("c.id", ">", after);
  if (folded) query = query.where(like(["c.name_key", "c.topic"], folded));
  return query.orderBy("c.id").limit(limit).execute();
}

export function findOpenNamed(db: Db, person: Id, nameKey: string) {
  return selectOpen(db, person).where("c.name_key", "=", nameKey).executeTakeFirst();
}

/** Those that anybody may come into by text, the last written in first. */
export function findOpenToPhones(db: Db, limit: number) {
  return db
    .selectFrom("conversation")
    .select("name")
    .where("kind", "!=", "direct")
    .where("access", "=", "open")
    .where("phones", "=", 1)
    .orderBy("last_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

function selectOpen(db: Db, person: Id) {
  return db
    .selectFrom("conversation as c")
    .leftJoin("membership as m", (join) =>
      join
        .onRef("m.conversation_id", "=", "c.id")
        .on("m.person_id", "=", person)
        .on("m.state", "=", "joined"),
    )
    .selectAll("c")
    .select(sql<number>`case when m.person_id is null then 0 else 1 end`.as("joined"))
    .where("c.kind", "!=", "direct")
    .where("c.access", "=", "open");
}

export function findMembers(db: Db, conversation: Id, folded: string, after: Id, limit: number) {
  let query = db
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .selectAll("m")
    .select(["p.username", "p.display_name"])
    .where("m.conversation_id", "=", conversation)
    .where("m.person_id", ">", after);
  if (folded) query = query.where(like(["p.username", "p.display_name"], folded));
  return query.orderBy("m.person_id").limit(limit).execute();
}

const like = (columns: string[], folded: string) =>
  sql<boolean>`(${sql.join(
    columns.map((column) => sql`lower(${sql.ref(column)}) like ${roughly(folded)} escape '\\'`),
    sql` or `,
  )})`;

/** A pattern for `like` that matches whatever folds to something with `folded` in it, and some more. */
function roughly(folded: string): string {
  const literal = folded.replaceAll(/[\\%_]/g, String.raw`\$&`);
  return `%${literal.replaceAll(/[^!-~]+/g, "%")}%`;
}
