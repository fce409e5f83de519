import { Refusal, type Id, type Me, type Person, type Profile } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { presentMe, presentPerson, presentProfile } from "./present.ts";
import {
  accountsById,
  peopleById,
  personByPhone,
  personByUsername,
  type AccountRow,
  type PersonRow,
} from "./queries.ts";

const AT_ONCE = 500;

/** Each of them once, in no particular order; ids of nobody are left out. */
export async function loadPeople(db: Kysely<Tables>, ids: Iterable<Id>): Promise<Person[]> {
  const wanted = [...new Set(ids)];
  const people: Person[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const rows = await peopleById(db, wanted.slice(start, start + AT_ONCE));
    people.push(...rows.map(presentPerson));
  }
  return people;
}

export async function findByUsername(
  db: Kysely<Tables>,
  username: string,
): Promise<Person | undefined> {
  const row = await personByUsername(db, username);
  return row && presentPerson(row);
}

/** The same, as each of them sees themselves. */
export async function loadAccounts(db: Kysely<Tables>, ids: Id[]): Promise<Me[]> {
  return (await accountsById(db, ids)).map(presentMe);
}

export async function loadMe(db: Kysely<Tables>, id: Id): Promise<Me> {
  return presentMe(await ownRow(db, id));
}

export async function loadProfile(db: Kysely<Tables>, id: Id): Promise<Profile> {
  return presentProfile(await ownRow(db, id));
}

/** For whoever runs the server: by username or number. */
export function findAnybody(db: Kysely<Tables>, name: string): Promise<PersonRow | undefined> {
  if (name.startsWith("+")) return personByPhone(db, name);
  return personByUsername(db, name.replace(/^@/, "").toLowerCase());
}

async function ownRow(db: Kysely<Tables>, id: Id): Promise<AccountRow> {
  const [row] = await accountsById(db, [id]);
  // An account that was deleted between the session's check and here.
  if (!row) throw new Refusal("not_signed_in");
  return row;
}
