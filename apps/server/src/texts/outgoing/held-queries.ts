import type { Id } from "@parley/protocol";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { HeldTable } from "../../database/text-tables.ts";

type Db = Kysely<Tables>;

/** Conversations whose texts are to be made: nothing new for `holdMs`, or the first has waited long enough. */
export async function dueConversations(db: Db, nowMs: number, holdMs: number): Promise<Id[]> {
  const rows = await db
    .selectFrom("held")
    .select("conversation_id")
    .groupBy("conversation_id")
    .having((e) =>
      e.or([e(e.fn.max("due_at"), "<=", nowMs), e(e.fn.min("due_at"), "<=", nowMs - 2 * holdMs)]),
    )
    .orderBy((e) => e.fn.min("due_at"))
    .limit(50)
    .execute();
  return rows.map((row) => row.conversation_id);
}

/** Takes what is held of a conversation and due: whoever takes it makes the texts, nobody else. */
export async function takeHeld(
  tx: Db,
  conversation: Id,
  nowMs: number,
): Promise<Selectable<HeldTable>[]> {
  const rows = await tx
    .deleteFrom("held")
    .where("conversation_id", "=", conversation)
    .where("due_at", "<=", nowMs)
    .returningAll()
    .execute();
  return rows.toSorted((a, b) => a.seq - b.seq);
}

export async function postponeHeld(db: Db, conversation: Id, dueAt: number): Promise<void> {
  await db
    .updateTable("held")
    .set({ due_at: dueAt })
    .where("conversation_id", "=", conversation)
    .execute();
}

export async function nextHeldAt(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom("held")
    .select((e) => e.fn.min("due_at").as("at"))
    .executeTakeFirst();
  return row?.at ?? null;
}

export interface Sitting {
  person_id: Id;
  phone: string;
  number: string;
  since: number;
  muted_until: number | null;
  /** In how many conversations the phone has a seat. */
  seats: number;
  /** Why this pair or this phone gets no texts. */
  obstacle: number | null;
  /** `requested`: somebody began to text them, and they have not answered. */
  standing: "joined" | "requested" | null;
}

/** Who takes part in a conversation by text, and what stands in the way of it. */
export async function sittings(db: Db, conversation: Id, service: string): Promise<Sitting[]> {
  return db
    .selectFrom("seat as s")
    .leftJoin("obstacle as o", (join) =>
      join
        .onRef("o.phone", "=", "s.phone")
        .on((e) =>
          e.or([e("o.scope", "=", e.ref("s.number")), e("o.scope", "in", ["*", service])]),
        ),
    )
    .leftJoin("membership as m", (join) =>
      join
        .onRef("m.conversation_id", "=", "s.conversation_id")
        .onRef("m.person_id", "=", "s.person_id"),
    )
    .select(["s.person_id", "s.phone", "s.number", "s.since", "s.muted_until"])
    .select((e) => [
      e.fn.max("o.code").as("obstacle"),
      e.fn.max("m.state").as("standing"),
      e
        .selectFrom("seat as other")
        .select((o) => o.fn.countAll<number>().as("count"))
        .whereRef("other.phone", "=", "s.phone")
        .where("other.state", "=", "taken")
        .as("seats"),
    ])
    .where("s.conversation_id", "=", conversation)
    .where("s.state", "=", "taken")
    .groupBy(["s.person_id", "s.phone", "s.number", "s.since", "s.muted_until"])
    .orderBy("s.number")
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, seats: Number(row.seats) })));
}

/** How many texts of a conversation somebody has been sent. */
export async function countTexts(db: Db, conversation: Id, person: Id): Promise<number> {
  const { count } = await db
    .selectFrom("delivery")
    .select((e) => e.fn.count<number>("text_id").distinct().as("count"))
    .where("conversation_id", "=", conversation)
    .where("person_id", "=", person)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of these messages, who has had which by text: `[seq, person]`. */
export async function textedTo(
  db: Db,
  conversation: Id,
  seqs: number[],
): Promise<{ seq: number; person_id: Id }[]> {
  if (seqs.length === 0) return [];
  return db
    .selectFrom("delivery")
    .select(["seq", "person_id"])
    .where("conversation_id", "=", conversation)
    .where("seq", "in", seqs)
    .where("text_id", "is not", null)
    .execute();
}
