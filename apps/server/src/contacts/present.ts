import type { Id, Person } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { loadPeople } from "../people/load.ts";

/** Presents rows that are each about one person. */
export async function presentEach<Row, Shown>(
  db: Kysely<Tables>,
  rows: Row[],
  about: (row: Row) => Id,
  present: (row: Row, person: Person) => Shown,
): Promise<Shown[]> {
  const people = await loadPeople(db, rows.map(about));
  const byId = new Map(people.map((person) => [person.id, person]));
  return rows.flatMap((row) => {
    const person = byId.get(about(row));
    return person ? [present(row, person)] : [];
  });
}
