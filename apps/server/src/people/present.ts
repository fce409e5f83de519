import type { Me, Person, Profile } from "@parley/protocol";
import { timeOf } from "../time.ts";
import type { AccountRow, PersonRow } from "./queries.ts";

/** As others see them. */
export function presentPerson(row: PersonRow): Person {
  return {
    id: row.id,
    kind: row.kind,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
  };
}

export function presentMe(row: AccountRow): Me {
  return {
    ...presentPerson(row),
    createdAt: timeOf(row.created_at),
    hasPassword: row.password_hash !== null,
    phone: row.phone,
    findableByPhone: row.findable_by_phone === 1,
    secondFactor: row.second_factor,
    recoveryCodes: row.recovery_codes,
    ...(row.waits_until === null ? {} : { waitsUntil: timeOf(row.waits_until) }),
  };
}

/** Apart from `Me`, which goes out with every sync and notice, and is kept on people's machines. */
export function presentProfile(row: AccountRow): Profile {
  return { ...presentMe(row), email: row.email };
}
