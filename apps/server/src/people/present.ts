import type { Me, Person } from "@parley/protocol";
import type { Selectable } from "kysely";
import type { PersonTable } from "../database/tables.ts";
import { timeOf } from "../time.ts";

type PersonRow = Selectable<PersonTable>;

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

export function presentMe(row: PersonRow): Me {
  return {
    ...presentPerson(row),
    createdAt: timeOf(row.created_at),
    hasPassword: row.password_hash !== null,
  };
}
