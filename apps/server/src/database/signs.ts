import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** What shows that texts get through: Twilio took one, told what became of one, or told of one that came in. */
export type Sign = "accepted" | "reported" | "received";

/** When each was last seen by any node, as far as it was noted; kept over restarts. */
export type Signs = Record<Sign, number | null>;

const keyOf = (sign: Sign) => `texts-${sign}-at`;

export async function readSigns(db: Kysely<Tables>): Promise<Signs> {
  const rows = await db
    .selectFrom("server")
    .selectAll()
    .where("key", "in", (["accepted", "reported", "received"] as const).map(keyOf))
    .execute();
  const of = (sign: Sign) => {
    const row = rows.find(({ key }) => key === keyOf(sign));
    return row ? Number(row.value) : null;
  };
  return { accepted: of("accepted"), reported: of("reported"), received: of("received") };
}

export async function putSign(db: Kysely<Tables>, sign: Sign, atMs: number): Promise<void> {
  const value = String(atMs);
  await db
    .insertInto("server")
    .values({ key: keyOf(sign), value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
