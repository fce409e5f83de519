import { Refusal, type Id } from "@parley/protocol";
import { newestMessages } from "../../messages/history.ts";
import { react } from "../../messages/react.ts";
import type { Parts } from "../../parts.ts";
import type { Heard, Seated } from "./heard.ts";
import { isForLater } from "./later.ts";
import { textedLately } from "./queries.ts";
import { quotes, quotesMessage, readTapback, type Tapback } from "./tapback.ts";

/** How far back a tapback is looked for. */
const MESSAGES = 200;

/** Makes a tapback the reaction it was; false when the text is none, or what it quotes is not found. */
export async function reactByText(parts: Parts, heard: Heard, seat: Seated): Promise<boolean> {
  const tapback = readTapback(heard.text.body);
  const seq = tapback && (await quotedBy(parts, heard, seat.conversation_id, tapback));
  if (!tapback || !seq) return false;
  const { emoji, on } = tapback;
  const reaction = { conversation: seat.conversation_id, seq, emoji };
  try {
    await react(parts, seat.person_id, reaction, on);
  } catch (error) {
    // Deleted since, or full of reactions: there is nothing more to be done with it.
    if (!(error instanceof Refusal) || isForLater(error)) throw error;
  }
  return true;
}

/** The newest message that it quotes, as this phone was shown it. */
async function quotedBy(
  { database: { db } }: Parts,
  { phone, number }: Heard,
  conversation: Id,
  tapback: Tapback,
): Promise<number | null> {
  if (tapback.quote !== null) {
    const texted = await textedLately(db, { phone, number, conversation }, MESSAGES);
    const found = texted.find(({ body }) => quotes(tapback, body));
    if (found) return found.seq;
  }
  const messages = await newestMessages(db, conversation, MESSAGES);
  const fits = ({ body, files, deleted_at }: (typeof messages)[number]) =>
    deleted_at === null && (tapback.quote === null ? files !== null : quotesMessage(tapback, body));
  return messages.findLast(fits)?.seq ?? null;
}
