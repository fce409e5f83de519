import { Refusal, type Id, type Person } from "@parley/protocol";
import type { Kysely } from "kysely";
import { newId } from "../database/new-id.ts";
import type { Tx } from "../database/kinds.ts";
import type { Tables } from "../database/tables.ts";
import type { Parts } from "../parts.ts";
import { announce } from "./announce.ts";
import { loadMe } from "./load.ts";
import { presentPerson } from "./present.ts";
import {
  insertPhonePerson,
  lockPhone,
  peopleById,
  personByPhone,
  updatePerson,
} from "./queries.ts";

type Db = Kysely<Tables>;

/** Whose number it is, if it is anybody's. */
export async function whoseNumber(db: Db, phone: string): Promise<Person | undefined> {
  const row = await personByPhone(db, phone);
  return row && presentPerson(row);
}

/** One's own proved number, which nobody else is shown. */
export async function numberOf(db: Db, person: Id): Promise<string | null> {
  const [row] = await peopleById(db, [person]);
  return row?.phone ?? null;
}

/** The same, which stays theirs until the transaction ends. */
export const holdNumberOf = lockPhone;

/** Whoever has the number: known already, or from now on known by it alone. */
export async function personOfNumber(
  tx: Tx,
  { phone, name, nowMs }: { phone: string; name?: string | undefined; nowMs: number },
): Promise<Person> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = await personByPhone(tx, phone);
    if (known) return presentPerson(known);
    // Two texts of one new phone, or two who invite it, may come at once: one of them makes it.
    await insertPhonePerson(tx, {
      id: newId(nowMs),
      kind: "phone",
      username: null,
      name_key: null,
      display_name: name ?? `Phone …${phone.slice(-4)}`,
      role: "person",
      password_hash: null,
      created_at: nowMs,
      phone,
    });
  }
  throw new Error("No id was free for somebody new.");
}

/** Many who come in the same millisecond draw from few ids. */
const ATTEMPTS = 20;

/** Whether somebody is kept from being found by their number. */
export async function hidesNumber(db: Db, person: Id): Promise<boolean> {
  const [row] = await peopleById(db, [person]);
  return row !== undefined && row.kind !== "phone" && row.findable_by_phone === 0;
}

/**
 * Another name for somebody who takes part by text alone. A text proves nothing (its sender can be
 * forged), so it changes nothing of an account that can be signed in to.
 */
export async function renamePhonePerson(parts: Parts, person: Id, name: string): Promise<void> {
  const { database } = parts;
  const [row] = await peopleById(database.db, [person]);
  if (row?.kind !== "phone") throw new Refusal("not_for_this_kind");
  await updatePerson(database.db, row, { display_name: name });
  await announce(parts, await loadMe(database.db, person));
}
