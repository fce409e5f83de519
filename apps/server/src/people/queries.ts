import type { Id } from "@parley/protocol";
import {
  sql,
  type Expression,
  type Insertable,
  type Kysely,
  type Selectable,
  type SqlBool,
} from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { PersonTable, Tables } from "../database/tables.ts";

type Db = Kysely<Tables>;
export type PersonRow = Selectable<PersonTable>;
/** With how many recovery codes are left. */
export type AccountRow = PersonRow & { recovery_codes: number };

export async function insertPerson(db: Db, row: Insertable<PersonTable>): Promise<void> {
  await db.insertInto("person").values(row).execute();
}

/** The role of who becomes a member now: whoever sets a server up makes the first account on it. */
export async function firstRole(db: Db): Promise<"person" | "admin"> {
  const admin = await db
    .selectFrom("person")
    .select("id")
    .where("role", "=", "admin")
    .executeTakeFirst();
  return admin ? "person" : "admin";
}

export function peopleById(db: Db, ids: Id[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom("person").selectAll().where("id", "in", ids).execute();
}

/** Holds somebody's row until the transaction ends, so that nobody takes their number away meanwhile. */
export async function lockPhone(tx: Tx, id: Id): Promise<string | null> {
  const row = await tx
    .updateTable("person")
    .set((e) => ({ phone: e.ref("phone") }))
    .where("id", "=", id)
    .returning("phone")
    .executeTakeFirst();
  return row?.phone ?? null;
}

export function accountsById(db: Db, ids: Id[]): Promise<AccountRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person")
    .selectAll("person")
    .select(
      sql<number>`(select count(*) from recovery_code where person_id = person.id)`.as(
        "recovery_codes",
      ),
    )
    .where("id", "in", ids)
    .execute();
}

export function personByUsername(db: Db, username: string): Promise<PersonRow | undefined> {
  return db.selectFrom("person").selectAll().where("username", "=", username).executeTakeFirst();
}

export function personByPhone(db: Db, phone: string): Promise<PersonRow | undefined> {
  return db.selectFrom("person").selectAll().where("phone", "=", phone).executeTakeFirst();
}

/** Whoever has the number, or the id, already stays who they are. */
export async function insertPhonePerson(db: Db, row: Insertable<PersonTable>): Promise<void> {
  await db
    .insertInto("person")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Unless they keep others from it, or blocked `me`. Who takes part by text alone is not found. */
export function personFoundByPhone(db: Db, me: Id, phone: string): Promise<PersonRow | undefined> {
  return db
    .selectFrom("person as p")
    .selectAll("p")
    .where("p.phone", "=", phone)
    .where("p.kind", "=", "member")
    .where((e) =>
      e.or([
        e("p.id", "=", me),
        e.and([
          e("p.findable_by_phone", "=", 1),
          e.not(e.exists(relation(db, "block", "owner_id", P, "person_id", me))),
        ]),
      ]),
    )
    .executeTakeFirst();
}

/** Makes somebody who took part by text a member, once. */
export async function promotePhonePerson(
  db: Db,
  id: Id,
  changes: Pick<
    PersonRow,
    "username" | "name_key" | "display_name" | "role" | "phone_proved_at" | "email"
  >,
): Promise<void> {
  await db
    .updateTable("person")
    .set({ kind: "member", ...changes })
    .where("id", "=", id)
    .where("kind", "=", "phone")
    .execute();
}

/** Whether anybody but `except` has it as username or nickname. */
export async function isNameTaken(db: Db, key: string, except: Id = 0): Promise<boolean> {
  const row = await db
    .selectFrom("person")
    .select("id")
    .where((e) => e.or([e("name_key", "=", key), e("username", "=", key)]))
    .where("id", "!=", except)
    .executeTakeFirst();
  return row !== undefined;
}

/** Changes a person who still signs in with what they did when the row was read; false when no longer. */
export async function updatePerson(
  db: Db,
  row: Pick<PersonRow, "id" | "password_hash" | "phone" | "second_factor" | "waits_until">,
  changes: Partial<PersonRow>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("person")
    .set(changes)
    .where("id", "=", row.id)
    .where("password_hash", "is not distinct from", row.password_hash)
    .where("phone", "is not distinct from", row.phone)
    .where("second_factor", "is not distinct from", row.second_factor)
    .where("waits_until", "is not distinct from", row.waits_until)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface Search {
  /** Folded. */
  username: string;
  /** LIKE patterns, any of which a display name may match. */
  names: string[];
  limit: number;
}

const P = sql.ref<Id>("p.id");

/** By username whoever has it, unless they blocked `me`; by parts of names those `me` has to do with. */
export function searchPeople(
  db: Db,
  me: Id,
  { username, names, limit }: Search,
): Promise<PersonRow[]> {
  const exact = sql<boolean>`p.username = ${username}`;
  return db
    .selectFrom("person as p")
    .selectAll("p")
    .where((e) => {
      const named = e.or([
        isLike(sql.ref("p.username"), `${escapeLike(username)}%`),
        isLike(sql`lower(p.display_name)`, names[0]!),
        ...names.map((name) => isLike(sql.ref("p.display_name"), name)),
      ]);
      const known = e.or([
        e("p.id", "=", me),
        e.exists(sharedConversations(db, me).where("theirs.state", "=", "joined")),
        e.exists(relation(db, "contact", "owner_id", me, "person_id", P)),
      ]);
      const hidden = e.exists(relation(db, "block", "owner_id", P, "person_id", me));
      return e.or([e.and([exact, e.not(hidden)]), e.and([named, known])]);
    })
    .orderBy(sql`case when ${exact} then 0 else 1 end`)
    .orderBy("p.display_name")
    .orderBy("p.id")
    .limit(limit)
    .execute();
}

export const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

const isLike = (value: Expression<unknown>, pattern: string) =>
  sql<SqlBool>`${value} like ${pattern} escape '\\'`;

/** Of these people, those whom `me` meets in conversations, contacts, requests or blocks; and `me`. */
export function metPeople(db: Db, me: Id, ids: Id[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("person as p")
    .selectAll("p")
    .where("p.id", "in", ids)
    .where((e) =>
      e.or([
        e("p.id", "=", me),
        e.exists(sharedConversations(db, me)),
        e.exists(
          db
            .selectFrom("membership")
            .select("person_id")
            .where("person_id", "=", me)
            .where("from_id", "=", P),
        ),
        e.exists(relation(db, "contact", "owner_id", me, "person_id", P)),
        e.exists(relation(db, "contact_request", "from_id", me, "to_id", P)),
        e.exists(relation(db, "contact_request", "from_id", P, "to_id", me)),
        e.exists(relation(db, "block", "owner_id", me, "person_id", P)),
      ]),
    )
    .execute();
}

/** Of these people, those who wrote or did something in a conversation that `me` is in. */
export function pastPeople(db: Db, me: Id, ids: Id[]): Promise<PersonRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const mine = db
    .selectFrom("membership")
    .select("conversation_id")
    .where("person_id", "=", me)
    .where("state", "=", "joined");
  return db
    .selectFrom("person as p")
    .selectAll("p")
    .where("p.id", "in", ids)
    .where((e) =>
      e.or([
        e.exists(
          db
            .selectFrom("message")
            .select("seq")
            .where("conversation_id", "in", mine)
            .where("sender_id", "=", P),
        ),
        e.exists(
          db
            .selectFrom("event")
            .select("ver")
            .where("conversation_id", "in", mine)
            .where((v) => v.or([v("person_id", "=", P), v("by_id", "=", P)])),
        ),
      ]),
    )
    .execute();
}

/** Up to `limit` people who are in conversations with `me`, those of the smallest first. */
export async function companions(db: Db, me: Id, limit: number): Promise<Id[]> {
  const rows = await db
    .selectFrom("membership as mine")
    .innerJoin("membership as theirs", "theirs.conversation_id", "mine.conversation_id")
    .innerJoin("conversation", "conversation.id", "mine.conversation_id")
    .select("theirs.person_id")
    .where("mine.person_id", "=", me)
    .where("mine.state", "=", "joined")
    .where("theirs.state", "=", "joined")
    .where("theirs.person_id", "!=", me)
    .groupBy("theirs.person_id")
    .orderBy((e) => e.fn.min("conversation.members"))
    .orderBy("theirs.person_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.person_id);
}

/** Of the person `p` of the query around it, the conversations that `me` has joined. */
function sharedConversations(db: Db, me: Id) {
  return db
    .selectFrom("membership as theirs")
    .innerJoin("membership as mine", "mine.conversation_id", "theirs.conversation_id")
    .select("theirs.conversation_id")
    .where("theirs.person_id", "=", P)
    .where("mine.person_id", "=", me)
    .where("mine.state", "=", "joined");
}

type Column = Expression<Id> | Id;

function relation(
  db: Db,
  table: "contact" | "contact_request" | "block",
  left: string,
  leftIs: Column,
  right: string,
  rightIs: Column,
) {
  return db
    .selectFrom(table)
    .select(sql`1`.as("one"))
    .where(sql.ref(`${table}.${left}`), "=", leftIs)
    .where(sql.ref(`${table}.${right}`), "=", rightIs);
}
