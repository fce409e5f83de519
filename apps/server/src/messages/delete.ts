import { Refusal, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { changeMessage } from "./change.ts";
import { mayDelete } from "./policy.ts";
import { replaceMentions, updateMessage } from "./queries.ts";

/** Empties a message. Its place in the history stays, so that replies and numbers keep their meaning. */
export async function deleteMessage(
  parts: Parts,
  person: Id,
  { conversation, seq }: { conversation: Id; seq: number },
): Promise<void> {
  await changeMessage(parts, person, conversation, seq, async (tx, { row, membership }) => {
    if (!mayDelete(person, row.sender_id, membership.role)) throw new Refusal("not_allowed");
    if (row.deleted_at !== null) return null;
    return async (ver) => {
      await replaceMentions(tx, row, []);
      return updateMessage(tx, row, {
        ver,
        body: "",
        mentions: null,
        reactions: null,
        reply_to: null,
        deleted_at: parts.now(),
      });
    };
  });
}
