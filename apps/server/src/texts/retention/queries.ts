import { sql, type Kysely } from "kysely";
import type { Tables } from "../../database/tables.ts";

/** Blanks some bodies of texts made before then whose fate is settled or will never be; answers how many. */
export async function blankBodies(
  db: Kysely<Tables>,
  madeBefore: number,
  limit: number,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("text")
    .set({ body: "" })
    .where("id", "in", (e) =>
      e
        .selectFrom("text")
        .select("id")
        .where("body", "<>", sql.lit(""))
        .where("created_at", "<", madeBefore)
        .where("state", "not in", ["pending", "submitting", "unknown"])
        .orderBy("created_at")
        .limit(limit),
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
