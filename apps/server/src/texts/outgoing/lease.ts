import { sql } from "kysely";
import type { Parts } from "../../parts.ts";

/** Longer than a text takes to be handed over, so that whoever takes over finds nothing under way. */
const LEASE_MS = 30_000;
const RENEW_AFTER_MS = 5_000;

/** What one node alone does at a time. */
type Work = "outbox" | "incoming-texts" | "reconcile" | "text-bodies";

/**
 * Takes or keeps the right to do it; answers until when this node has it, or 0. A SQLite file has one
 * process, and needs no lease.
 */
export async function holdLease(
  { database, now }: Parts,
  work: Work,
  node: string,
  heldUntil: number,
): Promise<number> {
  if (database.dialect === "sqlite") return Number.MAX_SAFE_INTEGER;
  const at = now();
  // One that lasts longer than any was taken before the clock was set back: others see it run out.
  const isFresh = heldUntil > at + LEASE_MS - RENEW_AFTER_MS && heldUntil <= at + LEASE_MS;
  if (isFresh) return heldUntil;
  const until = at + LEASE_MS;
  const lease = `${String(until).padStart(15, "0")} ${node}`;
  const { numInsertedOrUpdatedRows } = await database.db
    .insertInto("server")
    .values({ key: `${work}-lease`, value: lease })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet({ value: lease })
        .where((e) =>
          e.or([
            e("server.value", "<", String(at).padStart(15, "0")),
            sql<boolean>`server.value like ${`%${node}`}`,
          ]),
        ),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n ? until : 0;
}

/** Gives it up on leaving, so that another node need not wait for it to run out. */
export async function dropLease({ database }: Parts, work: Work, node: string): Promise<void> {
  if (database.dialect === "sqlite") return;
  await database.db
    .deleteFrom("server")
    .where("key", "=", `${work}-lease`)
    .where("value", "like", `%${node}`)
    .execute();
}
