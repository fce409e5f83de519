import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { takeSeat } from "../seats/take.ts";
import * as words from "../texts/incoming/words-out.ts";
import { queueNotice } from "../texts/outgoing/notice.ts";
import { announced } from "./announce.ts";
import { comeIn } from "./join.ts";
import { lock } from "./load.ts";
import { permit, takesPhones } from "./policy.ts";

interface Texter {
  phone: string;
  person: Id;
  /** The number they wrote to, which is theirs here when it is free. */
  written: string;
}

/**
 * Comes in by text, or accepts what they were asked by text; who is in it already takes part by text
 * too from now on. Answered by one text from the number that is theirs here.
 */
export async function joinByText(
  parts: Parts,
  { phone, person, written }: Texter,
  conversation: Id,
): Promise<void> {
  await announced(parts, async (tx) => {
    const row = await lock(tx, conversation);
    permit(takesPhones(row));
    const at = parts.now();
    const { news } = await comeIn(tx, row, person, at);
    const seat = { phone, person, conversation, written, state: "taken" as const };
    const { number, isNew } = await takeSeat(tx, parts, seat);
    const members = news ? row.members + 1 : row.members;
    const body = isNew ? words.welcome(row.name, members - 1) : words.alreadyIn(row.name);
    await queueNotice(tx, { phone, number, person, conversation, body }, at);
    return { answer: undefined, news };
  });
  parts.texts.wake();
}
