import { Refusal, type Id, type Message } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { holdChange } from "../texts/outgoing/hold.ts";
import { changeMessage, refuseUnaccepted } from "./change.ts";
import { mentioned, namesIn } from "./commit.ts";
import { mayEdit } from "./policy.ts";
import { presentMessage } from "./present.ts";
import { findMentionable, replaceMentions, updateMessage } from "./queries.ts";

/** Replaces what one's own message says. Whom it newly mentions is told; nobody is told twice. */
export async function editMessage(
  parts: Parts,
  person: Id,
  { conversation, seq, body }: { conversation: Id; seq: number; body: string },
): Promise<Message> {
  const { holdMs } = parts.config.texts;
  const row = await changeMessage(
    parts,
    person,
    conversation,
    seq,
    async (tx, { row, ...mine }) => {
      if (!mayEdit(person, row.sender_id)) throw new Refusal("not_allowed");
      if (row.deleted_at !== null) throw new Refusal("message_deleted");
      if (row.body === body) return null;
      await refuseUnaccepted(parts, tx, mine);
      return async (ver) => {
        const people = mentioned(
          { conversation, sender: person, body },
          await findMentionable(tx, [conversation], namesIn(body)),
        );
        await replaceMentions(tx, row, people);
        if (mine.conversation.phones) await holdChange(tx, row, "edit", parts.now() + holdMs);
        return updateMessage(tx, row, {
          ver,
          body,
          mentions: people.length > 0 ? JSON.stringify(people) : null,
          edited_at: parts.now(),
        });
      };
    },
  );
  return presentMessage(row);
}
