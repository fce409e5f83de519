import { leave } from "../../conversations/leave.ts";
import { placeOf } from "../../conversations/for-phones.ts";
import type { SendMessage } from "../../messages/send.ts";
import type { Parts } from "../../parts.ts";
import { confirmSeat } from "../../seats/seats.ts";
import { answer, hint, mayAsk } from "./answer.ts";
import type { Heard, Seated } from "./heard.ts";
import { joinNamed, joinThis } from "./join.ts";
import { say } from "./say.ts";
import type { Word } from "./words-in.ts";
import * as words from "./words-out.ts";

/** An answer to an invitation, or something else while one is open. */
export async function fromAsked(
  parts: Parts,
  send: SendMessage,
  heard: Heard,
  seat: Seated,
  word: Word | null,
): Promise<void> {
  const { db } = parts.database;
  const { conversation_id: conversation, person_id: person } = seat;
  const place = await placeOf(db, conversation);
  if (!place) return hint(parts, heard, words.unknown);
  if (word && !(await mayAsk(parts, heard, word))) return;
  if (word?.word === "join") {
    const joined =
      word.name === null
        ? await joinThis(parts, heard, conversation)
        : await joinNamed(parts, heard, word.name);
    if (!joined) await answer(parts, heard, words.noSuch(word.name ?? place.name ?? ""));
    return;
  }
  if (word?.word === "leave" && word.name === null) {
    await leave(parts, person, conversation, { byText: true });
    return answer(parts, heard, words.declined(place.name), { person, conversation });
  }
  if (word?.word === "words") return answer(parts, heard, words.words);
  // Who answers what somebody wrote to them has let them in.
  if (place.kind === "direct") {
    await say(parts, send, heard, seat);
    return confirmSeat(db, seat);
  }
  return hint(parts, heard, words.invited(place.name ?? ""));
}
