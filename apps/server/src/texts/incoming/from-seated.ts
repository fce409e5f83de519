import type { SendMessage } from "../../messages/send.ts";
import { leave } from "../../conversations/leave.ts";
import { namesOf, placeOf, type Place } from "../../conversations/for-phones.ts";
import type { Parts } from "../../parts.ts";
import { muteSeat, seatsOfPhone } from "../../seats/seats.ts";
import { answer, hint, mayAsk } from "./answer.ts";
import { rename, sayLast, sayWho } from "./asked-for.ts";
import type { Heard, Seated } from "./heard.ts";
import { joinNamed, listing } from "./join.ts";
import { reactByText } from "./reaction.ts";
import { say } from "./say.ts";
import type { Word } from "./words-in.ts";
import * as words from "./words-out.ts";

/** A text of somebody who takes part: a word, a reaction, or something for everybody. */
export async function fromSeated(
  parts: Parts,
  send: SendMessage,
  heard: Heard,
  seat: Seated,
  word: Word | null,
): Promise<void> {
  const place = await placeOf(parts.database.db, seat.conversation_id);
  if (!place) return hint(parts, heard, words.unknown);
  if (word) {
    const mayAskNow = await mayAsk(parts, heard, word);
    if (mayAskNow ? await obey(parts, heard, seat, place, word) : isCertain(word)) return;
  }
  if (heard.text.media.length === 0 && (await reactByText(parts, heard, seat))) return;
  return say(parts, send, heard, seat);
}

/** Whether it can be nothing else, even where there is nothing of that name. */
const isCertain = (word: Word): boolean => !("isClear" in word) || word.isClear;

/** False when it turns out to be chat after all. */
async function obey(
  parts: Parts,
  heard: Heard,
  seat: Seated,
  place: Place,
  word: Word,
): Promise<boolean> {
  const { name } = place;
  const { person_id: person, conversation_id: conversation } = seat;
  const tell = async (body: string): Promise<true> => {
    await answer(parts, heard, body, { person, conversation });
    return true;
  };
  switch (word.word) {
    case "join":
      if (word.name === null) return tell(words.alreadyIn(name));
      if (await joinNamed(parts, heard, word.name)) return true;
      return word.isClear ? tell(words.noSuch(word.name)) : false;
    case "leave":
      return leaveNamed(parts, heard, seat, word);
    case "who":
      return tell(await sayWho(parts, seat, place));
    case "list":
      return tell(await listing(parts, heard));
    case "words":
      return tell(words.words);
    case "name":
      return tell(await rename(parts, person, word.name));
    case "mute":
      if (word.forMs === null) return tell(words.muteWhat);
      await muteSeat(parts.database.db, seat, parts.now() + word.forMs);
      return tell(words.muted(name, words.howLong(word.forMs)));
    case "unmute":
      await muteSeat(parts.database.db, seat, null);
      return tell(words.unmuted(name));
    case "last":
      return tell(await sayLast(parts, seat, name, word.count));
  }
}

/** This conversation, or another that the phone is in by that name. */
async function leaveNamed(
  parts: Parts,
  heard: Heard,
  here: Seated,
  { name, isClear }: { name: string | null; isClear: boolean },
): Promise<boolean> {
  const { db } = parts.database;
  const seats = name === null ? [here] : await seatsOfPhone(db, heard.phone);
  for (const { conversation_id, person_id: person } of seats) {
    if (conversation_id === null) continue;
    const [called = null] = await namesOf(db, [conversation_id]);
    if (name !== null && !words.isSameName(called, name)) continue;
    const left = await leave(parts, person, conversation_id, { byText: true });
    const said = left === "ended" ? words.leftLast(called) : words.left(called);
    await answer(parts, heard, said, { person, conversation: conversation_id });
    return true;
  }
  if (isClear) await answer(parts, heard, words.notInThat(name ?? ""));
  return isClear;
}
