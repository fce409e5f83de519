import { Refusal, type Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import type { Parts } from "../parts.ts";
import { numberOf } from "../people/phone-person.ts";
import { refusesTexts, turnTextsOff } from "../seats/seats.ts";
import { takeSeat } from "../seats/take.ts";
import * as words from "../texts/incoming/words-out.ts";
import { queueNotice } from "../texts/outgoing/notice.ts";
import { announced } from "./announce.ts";
import { lockMine, type Mine } from "./load.ts";
import { endSeats } from "./phones.ts";
import { permit, takesPhones } from "./policy.ts";
import type { MembershipRow } from "./present.ts";

/** Whether somebody who is in a conversation takes part by text too, with the phone they proved. */
export async function setOwnTexts(
  parts: Parts,
  person: Id,
  conversation: Id,
  on: boolean,
): Promise<MembershipRow> {
  const membership = await announced(parts, async (tx) => {
    const mine = await lockMine(tx, person, conversation);
    if (on) await turnOn(tx, parts, mine);
    else {
      const farewell = words.textsOff(mine.conversation.name);
      await endSeats(tx, parts, conversation, { people: [person], farewell });
      await turnTextsOff(tx, conversation, person);
    }
    return { answer: mine.membership, news: { conversation, shown: [person] } };
  });
  parts.texts.wake();
  return membership;
}

async function turnOn(tx: Tx, parts: Parts, { conversation: row, membership }: Mine) {
  const { person_id: person } = membership;
  permit(takesPhones(row));
  const phone = await numberOf(tx, person);
  if (phone === null) throw new Refusal("phone_needed");
  if (await refusesTexts(tx, phone, parts.twilio)) throw new Refusal("phone_refuses");
  const sitting = { phone, person, conversation: row.id, state: "taken" as const };
  const { number, isNew } = await takeSeat(tx, parts, sitting);
  if (!isNew) return;
  const body = words.textsOn(row.name);
  await queueNotice(tx, { phone, number, person, conversation: row.id, body }, parts.now());
}
