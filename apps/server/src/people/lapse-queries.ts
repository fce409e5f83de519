import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { PersonRow } from "./queries.ts";

type Db = Kysely<Tables>;

/** Those who have one of these numbers and have not proved it since. */
export function holdersSince(db: Db, phones: string[], provedBefore: number): Promise<PersonRow[]> {
  return db
    .selectFrom("person")
    .selectAll()
    .where("phone", "in", phones)
    .where((e) => e.or([e("phone_proved_at", "is", null), e("phone_proved_at", "<", provedBefore)]))
    .execute();
}

/** Takes a number off whoever still has it as it was read; false when that has changed. */
export async function takePhone(db: Db, row: PersonRow): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set({
      phone: null,
      waits_until: null,
      ...(row.second_factor === "sms" ? { second_factor: null } : {}),
    })
    .where("id", "=", row.id)
    .where("phone", "=", row.phone)
    .where("phone_proved_at", "is not distinct from", row.phone_proved_at)
    .where("second_factor", "is not distinct from", row.second_factor)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
