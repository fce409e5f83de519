import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";

const KEY = "deactivations-read";

/** The last day whose list was read. */
export async function lastDayRead(db: Kysely<Tables>): Promise<string | null> {
  const select = db.selectFrom("server").select("value").where("key", "=", KEY);
  return (await select.executeTakeFirst())?.value ?? null;
}

export async function noteDayRead(db: Kysely<Tables>, day: string): Promise<void> {
  await db
    .insertInto("server")
    .values({ key: KEY, value: day })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: day }))
    .execute();
}
