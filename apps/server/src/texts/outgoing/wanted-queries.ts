import type { Id } from "@parley/protocol";
import { sql, type Kysely, type Selectable } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { DeliveryTable } from "../../database/text-tables.ts";
import type { TextRow } from "./queries.ts";

type Db = Kysely<Tables>;

/** Those of these texts whose phone still sits in their conversation. */
export async function seatedOf(db: Db, texts: Id[]): Promise<Set<Id>> {
  const rows = await db
    .selectFrom("text as t")
    .innerJoin("seat as s", (join) =>
      join
        .onRef("s.phone", "=", "t.phone")
        .onRef("s.number", "=", "t.number")
        .onRef("s.conversation_id", "=", "t.conversation_id"),
    )
    .select("t.id")
    .where("t.id", "in", texts)
    .where("s.state", "=", "taken")
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** What stands in the way of these texts by now. */
export async function obstaclesOf(db: Db, texts: Id[], service: string): Promise<Map<Id, number>> {
  const rows = await db
    .selectFrom("text as t")
    .innerJoin("obstacle as o", "o.phone", "t.phone")
    .select(["t.id", "o.code"])
    .where("t.id", "in", texts)
    .where((e) => e.or([e("o.scope", "=", e.ref("t.number")), e("o.scope", "in", ["*", service])]))
    .execute();
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Those of these texts that tell of messages as they stand no longer. */
export async function outdatedOf(db: Db, texts: Id[]): Promise<Set<Id>> {
  const rows = await db
    .selectFrom("delivery as d")
    .innerJoin("message as m", (join) =>
      join.onRef("m.conversation_id", "=", "d.conversation_id").onRef("m.seq", "=", "d.seq"),
    )
    .select("d.told_by")
    .distinct()
    .where("d.told_by", "in", texts)
    .where((e) => e("d.edition", "<>", e.fn.coalesce("m.deleted_at", "m.edited_at", "m.at")))
    .execute();
  return new Set(rows.map(({ told_by }) => told_by!));
}

/** Deletes a text that waits and those behind it between the same two; answers their ids. */
export async function deleteFrom(tx: Db, { id, phone, number }: TextRow): Promise<Id[]> {
  const rows = await tx
    .deleteFrom("text")
    .where("number", "=", number)
    .where("phone", "=", phone)
    .where("kind", "=", sql.lit("message"))
    .where("state", "=", sql.lit("pending"))
    .where("id", ">=", id)
    .returning("id")
    .execute();
  return rows.map((row) => row.id);
}

type Row = Pick<
  Selectable<DeliveryTable>,
  "conversation_id" | "seq" | "person_id" | "text_id" | "told_by"
>;

/** What these texts were to tell, and which of it has been deleted. */
export function toldBy(db: Db, texts: Id[]): Promise<(Row & { deleted_at: number | null })[]> {
  if (texts.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("delivery as d")
    .innerJoin("message as m", (join) =>
      join.onRef("m.conversation_id", "=", "d.conversation_id").onRef("m.seq", "=", "d.seq"),
    )
    .select(["d.conversation_id", "d.seq", "d.person_id", "d.text_id", "d.told_by", "m.deleted_at"])
    .where("d.told_by", "in", texts)
    .execute();
}

/** They have the message as an earlier text told it. */
export async function untell(tx: Db, row: Row): Promise<void> {
  await tx
    .updateTable("delivery")
    .set({ told_by: row.text_id, edition: 0 })
    .where(isRow(row))
    .execute();
}

export async function withdraw(tx: Db, row: Row): Promise<void> {
  await tx
    .updateTable("delivery")
    .set({ told_by: null, text_id: null, reason: "withdrawn" })
    .where(isRow(row))
    .execute();
}

export async function forget(tx: Db, row: Row): Promise<void> {
  await tx.deleteFrom("delivery").where(isRow(row)).execute();
}

const isRow = ({ conversation_id, seq, person_id }: Row) =>
  sql<boolean>`conversation_id = ${conversation_id} and seq = ${seq} and person_id = ${person_id}`;
