import type { Id } from "@parley/protocol";
import type { Insertable, Kysely, Selectable } from "kysely";
import type { BlockTable, ContactRequestTable, ContactTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;
type ContactRow = Selectable<ContactTable>;
export type RequestRow = Selectable<ContactRequestTable>;
type BlockRow = Selectable<BlockTable>;

export function contactsOf(db: Db, owner: Id): Promise<ContactRow[]> {
  return db
    .selectFrom("contact")
    .selectAll()
    .where("owner_id", "=", owner)
    .orderBy("created_at")
    .orderBy("person_id")
    .execute();
}

export function findContact(db: Db, owner: Id, person: Id): Promise<ContactRow | undefined> {
  return db
    .selectFrom("contact")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("person_id", "=", person)
    .executeTakeFirst();
}

/** Keeps the contact if there is one. A `name` of undefined leaves the one it has. */
export async function putContact(
  db: Db,
  row: Omit<Insertable<ContactTable>, "name">,
  name?: string | null,
): Promise<void> {
  await db
    .insertInto("contact")
    .values({ ...row, name: name ?? null })
    .onConflict((conflict) => {
      const known = conflict.columns(["owner_id", "person_id"]);
      return name === undefined ? known.doNothing() : known.doUpdateSet({ name });
    })
    .execute();
}

export async function deleteContact(db: Db, owner: Id, person: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("contact")
    .where("owner_id", "=", owner)
    .where("person_id", "=", person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export function requestsOf(db: Db, person: Id): Promise<RequestRow[]> {
  return db
    .selectFrom("contact_request")
    .selectAll()
    .where((e) => e.or([e("from_id", "=", person), e("to_id", "=", person)]))
    .orderBy("created_at", "desc")
    .orderBy("from_id")
    .orderBy("to_id")
    .execute();
}

export function findRequest(db: Db, from: Id, to: Id): Promise<RequestRow | undefined> {
  return db
    .selectFrom("contact_request")
    .selectAll()
    .where("from_id", "=", from)
    .where("to_id", "=", to)
    .executeTakeFirst();
}

/** False when the request stood already. */
export async function putRequest(db: Db, row: RequestRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("contact_request")
    .values(row)
    .onConflict((conflict) => conflict.columns(["from_id", "to_id"]).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteRequest(db: Db, from: Id, to: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("contact_request")
    .where("from_id", "=", from)
    .where("to_id", "=", to)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export function blocksOf(db: Db, owner: Id): Promise<BlockRow[]> {
  return db
    .selectFrom("block")
    .selectAll()
    .where("owner_id", "=", owner)
    .orderBy("created_at", "desc")
    .orderBy("person_id")
    .execute();
}

export function findBlock(db: Db, owner: Id, person: Id): Promise<BlockRow | undefined> {
  return db
    .selectFrom("block")
    .selectAll()
    .where("owner_id", "=", owner)
    .where("person_id", "=", person)
    .executeTakeFirst();
}

export async function putBlock(db: Db, row: BlockRow): Promise<void> {
  await db
    .insertInto("block")
    .values(row)
    .onConflict((conflict) => conflict.columns(["owner_id", "person_id"]).doNothing())
    .execute();
}

export async function deleteBlock(db: Db, owner: Id, person: Id): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("block")
    .where("owner_id", "=", owner)
    .where("person_id", "=", person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
