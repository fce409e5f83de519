import { Refusal } from "@parley/protocol";
import { lock } from "../../conversations/load.ts";
import type { Tx } from "../../database/kinds.ts";
import type { Parts } from "../../parts.ts";
import { LEFT } from "../codes.ts";
import { holdAgain } from "./held-queries.ts";
import { moveText, type TextRow } from "./queries.ts";
import * as queries from "./wanted-queries.ts";

interface Sorted {
  /** To be handed over. */
  good: TextRow[];
  /** Ended: nobody is to get them any more. */
  ended: TextRow[];
  /** What they say was edited or deleted while they waited. */
  stale: TextRow[];
}

/**
 * What was made to be sent may have waited for its pace, or have come back from a send of unknown fate:
 * by now its phone may have left or said STOP, and what it says may be deleted.
 */
export async function sortOut(tx: Tx, { twilio, now }: Parts, ready: TextRow[]): Promise<Sorted> {
  const said = ready.filter(({ kind }) => kind === "message").map(({ id }) => id);
  if (said.length === 0) return { good: ready, ended: [], stale: [] };
  const seated = await queries.seatedOf(tx, said);
  const refused = await queries.obstaclesOf(tx, said, twilio.messagingServiceSid ?? "");
  const outdated = await queries.outdatedOf(tx, said);
  const sorted: Sorted = { good: [], ended: [], stale: [] };
  for (const text of ready) {
    const isNotice = text.kind === "notice";
    const code = isNotice || seated.has(text.id) ? refused.get(text.id) : LEFT;
    if (code !== undefined) {
      const end = { state: "failed" as const, code, changed_at: now() };
      if (await moveText(tx, text, end)) sorted.ended.push(text);
    } else sorted[outdated.has(text.id) ? "stale" : "good"].push(text);
  }
  return sorted;
}

/**
 * Takes back a text that waits, with those behind it to the same phone, which gets its texts in order.
 * What they said is held again, to be told as it stands now; what was deleted meanwhile was never said.
 */
export async function takeBack({ database, now }: Parts, text: TextRow): Promise<void> {
  const { conversation_id: conversation } = text;
  if (conversation === null) return;
  await database
    .write(async (tx) => {
      // First, as everybody does who changes what is held.
      await lock(tx, conversation);
      const rows = await queries.toldBy(tx, await queries.deleteFrom(tx, text));
      const held = [];
      for (const row of rows) {
        const isDeleted = row.deleted_at !== null;
        if (row.told_by !== row.text_id) {
          await queries.untell(tx, row);
          held.push({ seq: row.seq, kind: isDeleted ? ("deletion" as const) : ("edit" as const) });
        } else if (isDeleted) await queries.withdraw(tx, row);
        else {
          await queries.forget(tx, row);
          held.push({ seq: row.seq, kind: "message" as const });
        }
      }
      await holdAgain(tx, conversation, held, now());
    })
    .catch((error: unknown) => {
      // The conversation ended meanwhile, and its texts with it.
      if (!(error instanceof Refusal)) throw error;
    });
}
