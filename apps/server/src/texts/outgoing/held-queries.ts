import type { Id } from "@parley/protocol";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "../../database/tables.ts";
import type { HeldTable, TextTable } from "../../database/text-tables.ts";
import { FARTHEST_MS } from "./policy.ts";

type Db = Kysely<Tables>;

/**
 * Conversations whose texts are to be made: nothing new for `holdMs`, or the first has waited long
 * enough. What is farther off than anything is ever put was written before the clock was set back.
 */
export async function dueConversations(db: Db, nowMs: number, holdMs: number): Promise<Id[]> {
  const rows = await db
    .selectFrom("held")
    .select("conversation_id")
    .groupBy("conversation_id")
    .having((e) =>
      e.or([
        e(e.fn.max("due_at"), "<=", nowMs),
        e(e.fn.min("due_at"), "<=", nowMs - 2 * holdMs),
        e(e.fn.max("due_at"), ">", nowMs + FARTHEST_MS),
      ]),
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
    .where((e) => e.or([e("due_at", "<=", nowMs), e("due_at", ">", nowMs + FARTHEST_MS)]))
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

/** What somebody's phone has of a message. */
export interface Standing {
  seq: number;
  person_id: Id;
  text_id: number | null;
  edition: number | null;
  /** Of the text that carried it. */
  state: TextTable["state"] | null;
  /** Of the text that told of it last. */
  told: TextTable["state"] | null;
}

/** What is decided of these messages, for each phone. */
export async function standings(db: Db, conversation: Id, seqs: number[]): Promise<Standing[]> {
  return db
    .selectFrom("delivery as d")
    .leftJoin("text as t", "t.id", "d.text_id")
    .leftJoin("text as l", "l.id", "d.told_by")
    .select(["d.seq", "d.person_id", "d.text_id", "d.edition", "t.state", "l.state as told"])
    .where("d.conversation_id", "=", conversation)
    .where("d.seq", "in", seqs)
    .execute();
}

/** What was said is to be looked at again. */
export async function holdAgain(
  tx: Db,
  conversation: Id,
  held: Pick<HeldTable, "seq" | "kind">[],
  dueAt: number,
): Promise<void> {
  if (held.length === 0) return;
  await tx
    .insertInto("held")
    .values(
      held.map(({ seq, kind }) => ({ conversation_id: conversation, seq, kind, due_at: dueAt })),
    )
    .onConflict((conflict) =>
      conflict.columns(["conversation_id", "seq", "kind"]).doUpdateSet({ due_at: dueAt }),
    )
    .execute();
}
