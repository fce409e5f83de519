import { insertMany } from "../../database/insert-many.ts";
import type { Dialect, Tx } from "../../database/kinds.ts";
import type { HeldTable } from "../../database/text-tables.ts";
import { holdAgain } from "./held-queries.ts";

/** What was said in conversations that phones are in, on its way to them: written with the messages themselves. */
export function holdMessages(
  tx: Tx,
  dialect: Dialect,
  rows: { conversation_id: number; seq: number }[],
  dueAt: number,
): Promise<void> {
  const held = rows.map(({ conversation_id, seq }) => ({
    conversation_id,
    seq,
    kind: "message" as const,
    due_at: dueAt,
  }));
  return insertMany(tx, dialect, "held", held);
}

/**
 * A message was edited or deleted, of which texts have been made. Who is told is found out when it is
 * due. While its texts are still held there is nothing to tell: they are made of what it says by then.
 */
export async function holdChange(
  tx: Tx,
  { conversation_id, seq }: { conversation_id: number; seq: number },
  kind: Exclude<HeldTable["kind"], "message">,
  dueAt: number,
): Promise<void> {
  const texted = await tx
    .selectFrom("delivery")
    .select("text_id")
    .where("conversation_id", "=", conversation_id)
    .where("seq", "=", seq)
    .where("text_id", "is not", null)
    .executeTakeFirst();
  if (texted) await holdAgain(tx, conversation_id, [{ seq, kind }], dueAt);
}
