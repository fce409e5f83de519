import { Refusal, type Id } from "@parley/protocol";
import { detachFiles } from "../files/attach.ts";
import type { Parts } from "../parts.ts";
import { holdChange } from "../texts/outgoing/hold.ts";
import { changeMessage } from "./change.ts";
import { mayDelete } from "./policy.ts";
import { replaceMentions, updateMessage } from "./queries.ts";

/** Empties a message. Its place in the history stays, so that replies and numbers keep their meaning. */
export async function deleteMessage(
  parts: Parts,
  person: Id,
  { conversation, seq }: { conversation: Id; seq: number },
): Promise<void> {
  const { holdMs } = parts.config.texts;
  let hadFiles = false;
  await changeMessage(parts, person, conversation, seq, async (tx, { row, ...mine }) => {
    if (!mayDelete(person, row.sender_id, mine.membership.role)) throw new Refusal("not_allowed");
    if (row.deleted_at !== null) return null;
    return async (ver) => {
      await replaceMentions(tx, row, []);
      hadFiles = row.files !== null;
      if (hadFiles) await detachFiles(tx, row);
      if (mine.conversation.phones) await holdChange(tx, row, "deletion", parts.now() + holdMs);
      return updateMessage(tx, row, {
        ver,
        body: "",
        mentions: null,
        reactions: null,
        files: null,
        reply_to: null,
        deleted_at: parts.now(),
      });
    };
  });
  if (hadFiles) void parts.files.sweep();
}
