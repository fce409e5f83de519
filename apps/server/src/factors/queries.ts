import type { Id } from "@parley/protocol";
import type { Kysely, Selectable } from "kysely";
import type { Tables, TotpTable } from "../database/tables.ts";

type Db = Kysely<Tables>;

export function totpOf(db: Db, person: Id): Promise<Selectable<TotpTable> | undefined> {
  return db.selectFrom("totp").selectAll().where("person_id", "=", person).executeTakeFirst();
}

/** Marks a step as used; false when it or a later one has been, or the secret is another by now. */
export async function spendStep(
  db: Db,
  { person, secret, step }: { person: Id; secret: string; step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("totp")
    .set({ last_step: step })
    .where("person_id", "=", person)
    .where("secret", "=", secret)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function putPending(
  db: Db,
  { person, secret, until }: { person: Id; secret: string; until: number },
): Promise<void> {
  const pending = { pending_secret: secret, pending_until: until };
  await db
    .insertInto("totp")
    .values({ person_id: person, ...pending })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(pending))
    .execute();
}

/** Puts the pending secret in force; false when it is another by now. */
export async function confirmPending(
  db: Db,
  { person, secret, step }: { person: Id; secret: string; step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("totp")
    .set({ secret, last_step: step, pending_secret: null, pending_until: null })
    .where("person_id", "=", person)
    .where("pending_secret", "=", secret)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteTotp(db: Db, person: Id): Promise<void> {
  await db.deleteFrom("totp").where("person_id", "=", person).execute();
}

/** In place of those there were. */
export async function replaceRecoveryCodes(db: Db, person: Id, hashes: string[]): Promise<void> {
  await db.deleteFrom("recovery_code").where("person_id", "=", person).execute();
  if (hashes.length === 0) return;
  const rows = hashes.map((hash) => ({ person_id: person, code_hash: hash }));
  await db.insertInto("recovery_code").values(rows).execute();
}

/** Uses a code up; false when there is none like it. */
export async function deleteRecoveryCode(db: Db, person: Id, hash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("recovery_code")
    .where("person_id", "=", person)
    .where("code_hash", "=", hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
