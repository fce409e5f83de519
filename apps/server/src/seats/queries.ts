import type { Id } from "@parley/protocol";
import type { Insertable, Kysely, Selectable, Updateable } from "kysely";
import type { Tx } from "../database/kinds.ts";
import type { Tables } from "../database/tables.ts";
import type { SeatTable } from "../database/text-tables.ts";
import type { Pair } from "./policy.ts";

type Db = Kysely<Tables>;
export type SeatRow = Selectable<SeatTable>;

/** Everything between a phone and our numbers. */
export function pairsOf(db: Db, phone: string): Promise<Pair[]> {
  return db
    .selectFrom("seat")
    .select(["number", "state", "used_at", "rests_until"])
    .select((eb) =>
      eb
        .selectFrom("text")
        .select("text.conversation_id")
        .whereRef("text.phone", "=", "seat.phone")
        .whereRef("text.number", "=", "seat.number")
        .where("text.conversation_id", "is not", null)
        .orderBy("text.id", "desc")
        .limit(1)
        .as("last_conversation"),
    )
    .where("phone", "=", phone)
    .execute();
}

/** The scopes a phone takes no texts from, with the reason. */
export function obstaclesOf(db: Db, phone: string): Promise<{ scope: string; code: number }[]> {
  return db.selectFrom("obstacle").select(["scope", "code"]).where("phone", "=", phone).execute();
}

/** Null when somebody was quicker. */
export async function claim(
  tx: Tx,
  seat: Insertable<SeatTable>,
  restedBefore: number,
): Promise<SeatRow | null> {
  const { phone: _, number: __, ...others } = seat;
  const row = await tx
    .insertInto("seat")
    .values(seat)
    .onConflict((conflict) =>
      conflict
        .columns(["phone", "number"])
        .doUpdateSet(others)
        .where("seat.state", "=", "resting")
        .where("seat.rests_until", "<=", restedBefore),
    )
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export function findSeatAt(db: Db, phone: string, number: string): Promise<SeatRow | undefined> {
  return db
    .selectFrom("seat")
    .selectAll()
    .where("phone", "=", phone)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** Resting ones belong to no conversation. */
export function findSeatsOf(db: Db, conversation: Id, people?: Id[]): Promise<SeatRow[]> {
  if (people?.length === 0) return Promise.resolve([]);
  let query = db.selectFrom("seat").selectAll().where("conversation_id", "=", conversation);
  if (people) query = query.where("person_id", "in", people);
  return query.orderBy("phone").execute();
}

export function findSeatsOfPhone(db: Db, phone: string): Promise<SeatRow[]> {
  return db
    .selectFrom("seat")
    .selectAll()
    .where("phone", "=", phone)
    .where("conversation_id", "is not", null)
    .orderBy("since")
    .orderBy("number")
    .execute();
}

export async function putTextsOff(tx: Tx, conversation: Id, person: Id): Promise<void> {
  await tx
    .insertInto("texts_off")
    .values({ conversation_id: conversation, person_id: person })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteTextsOff(tx: Tx, conversation: Id, person: Id): Promise<void> {
  await tx
    .deleteFrom("texts_off")
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person)
    .execute();
}

export async function findTextsOff(db: Db, conversation: Id, person: Id): Promise<boolean> {
  const row = await db
    .selectFrom("texts_off")
    .select("person_id")
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateSeat(
  db: Db,
  { phone, number }: Pick<SeatRow, "phone" | "number">,
  changes: Updateable<SeatTable>,
): Promise<void> {
  await db
    .updateTable("seat")
    .set(changes)
    .where("phone", "=", phone)
    .where("number", "=", number)
    .execute();
}
