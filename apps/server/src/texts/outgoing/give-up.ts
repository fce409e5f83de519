import type { Id } from "@parley/protocol";
import { sql } from "kysely";
import type { Tx } from "../../database/kinds.ts";
import { LEFT } from "../codes.ts";

/** What was said and still waits between these pairs is not sent: the phones have left. */
export async function giveUpWaiting(
  tx: Tx,
  pairs: { phone: string; number: string }[],
  nowMs: number,
): Promise<void> {
  for (const { phone, number } of pairs) {
    await tx
      .updateTable("text")
      .set({ state: "failed", code: LEFT, changed_at: nowMs })
      .where("number", "=", number)
      .where("phone", "=", phone)
      .where("kind", "=", sql.lit("message"))
      .where("state", "=", sql.lit("pending"))
      .execute();
  }
}

/**
 * Forgets all texts of a conversation that ends. One under way is kept: whether it went has still to
 * be found out, by what it says.
 */
export async function forgetTexts(tx: Tx, conversation: Id): Promise<void> {
  await tx.deleteFrom("texts_off").where("conversation_id", "=", conversation).execute();
  await tx.deleteFrom("held").where("conversation_id", "=", conversation).execute();
  await tx.deleteFrom("delivery").where("conversation_id", "=", conversation).execute();
  await tx
    .deleteFrom("text")
    .where("conversation_id", "=", conversation)
    .where("kind", "=", sql.lit("message"))
    .where("state", "not in", ["submitting", "unknown"])
    .execute();
}
