import { Refusal, type Id, type Person } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { seenAmong } from "../people/seen.ts";

/** Somebody else whom `me` may know of. An id of anybody else is refused like an id of nobody. */
export async function theOther(db: Kysely<Tables>, me: Id, id: Id): Promise<Person> {
  if (id === me) throw new Refusal("own_contact");
  const [person] = await seenAmong(db, me, [id]);
  if (!person) throw new Refusal("not_found");
  return person;
}
