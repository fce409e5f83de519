import type { Id } from "@parley/protocol";
import { sql, type Kysely } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { Standing } from "./policy.ts";

type Db = Kysely<Tables>;

export interface DeliveryRow extends Standing {
  seq: number;
  person_id: Id;
  changed_at: number | null;
}

/** Every phone's side of a stretch of messages. */
export function deliveriesBetween(
  db: Db,
  conversation: Id,
  { from, to }: { from: number; to: number },
): Promise<DeliveryRow[]> {
  return db
    .selectFrom("delivery as d")
    .leftJoin("text as t", "t.id", "d.text_id")
    .select(["d.seq", "d.person_id", "d.reason", "t.state", "t.code", "t.changed_at"])
    .where("d.conversation_id", "=", conversation)
    .where("d.seq", ">=", from)
    .where("d.seq", "<=", to)
    .orderBy("d.seq")
    .orderBy("d.person_id")
    .execute();
}

/** The messages that texts carried. */
export function messagesOfTexts(
  db: Db,
  texts: Id[],
): Promise<{ conversation_id: Id; seq: number }[]> {
  return db
    .selectFrom("delivery")
    .select(["conversation_id", "seq"])
    .distinct()
    .where("text_id", "in", texts)
    .execute();
}

/** Who wrote which of these messages, deleted ones left out. */
export function writersBetween(
  db: Db,
  conversation: Id,
  { from, to }: { from: number; to: number },
  limit: number,
): Promise<{ seq: number; sender_id: Id }[]> {
  return db
    .selectFrom("message")
    .select(["seq", "sender_id"])
    .where("conversation_id", "=", conversation)
    .where("seq", ">=", from)
    .where("seq", "<=", to)
    .where("deleted_at", "is", null)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

/** How far everybody has read who looks at the conversation in an app. */
export function readersOf(
  db: Db,
  conversation: Id,
  from: number,
): Promise<{ person_id: Id; read_seq: number }[]> {
  return db
    .selectFrom("membership as m")
    .innerJoin("person as p", "p.id", "m.person_id")
    .select(["m.person_id", "m.read_seq"])
    .where("m.conversation_id", "=", conversation)
    .where("m.state", "=", "joined")
    .where("m.read_seq", ">=", from)
    .where("p.kind", "!=", sql.lit("phone"))
    .orderBy("m.read_seq")
    .execute();
}

/** Phones that would get a message of this person now. */
export async function countPhones(
  db: Db,
  conversation: Id,
  sender: Id,
  service: string,
): Promise<number> {
  const { count } = await db
    .selectFrom("seat as s")
    .select((e) => e.fn.countAll<number>().as("count"))
    .where("s.conversation_id", "=", conversation)
    .where("s.state", "=", "taken")
    .where("s.person_id", "!=", sender)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("obstacle as o")
            .select("o.phone")
            .whereRef("o.phone", "=", "s.phone")
            .where((o) =>
              o.or([o("o.scope", "in", ["*", service]), o("o.scope", "=", o.ref("s.number"))]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}
