import { Refusal, type Id } from "@parley/protocol";
import { loadReadable, type Mine } from "../conversations/load.ts";
import { takeVersion } from "../conversations/log.ts";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { messageEvent, type MessageRow } from "./present.ts";
import { findMessage } from "./queries.ts";
import { receptionOf } from "./reception.ts";

/** A message that somebody may see and is about to change, and their side of its conversation. */
interface Found extends Mine {
  row: MessageRow;
}

/** What to write into the row, or null to leave everything as it is. */
type Decide = (tx: Tx, found: Found) => Promise<((ver: number) => Promise<MessageRow>) | null>;

/**
 * Changes one message: `decide` looks at it while the conversation is locked, refuses or answers how
 * to write it under its new version. Publishes the whole message as it stands afterwards.
 */
export async function changeMessage(
  parts: Parts,
  person: Id,
  conversation: Id,
  seq: number,
  decide: Decide,
): Promise<MessageRow> {
  await parts.limits.spend("message.change", person);
  const { before, after } = await parts.database
    .write(async (tx) => {
      // The version first: it locks the conversation, and a refusal rolls it back.
      const ver = await takeVersion(tx, conversation);
      const mine = await loadReadable(tx, person, conversation);
      const row = await findMessage(tx, conversation, seq);
      if (!row) throw new Refusal("not_found");
      const write = await decide(tx, { row, ...mine });
      // Nothing to change must take no version: there would be no event to carry it.
      if (!write) throw new Unchanged(row);
      return { before: row, after: await write(ver) };
    })
    .catch((error: unknown) => {
      if (error instanceof Unchanged) return { before: error.row, after: error.row };
      throw error;
    });
  if (after !== before) parts.realtime.publish(conversation, [messageEvent(after)]);
  return after;
}

/** Says no to new words, or a sign of one's own, where the other end takes no messages. */
export async function refuseUnaccepted({ database }: Parts, tx: Tx, mine: Mine): Promise<void> {
  const reception = await receptionOf({ db: tx, dialect: database.dialect }, mine);
  if (reception === "not_accepted") throw new Refusal(reception);
}

class Unchanged extends Error {
  readonly row: MessageRow;

  constructor(row: MessageRow) {
    super("unchanged");
    this.row = row;
  }
}
