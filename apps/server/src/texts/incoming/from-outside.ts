import { isWaitedFor } from "../../factors/wait.ts";
import type { Parts } from "../../parts.ts";
import { answer, hint, mayAsk } from "./answer.ts";
import type { Heard } from "./heard.ts";
import { joinNamed, listing } from "./join.ts";
import { saysNotLost, type Word } from "./words-in.ts";
import * as words from "./words-out.ts";

/**
 * A text where nobody sits: from somebody new, or from somebody who has left. It lands nowhere, and
 * says nothing of what was there before.
 */
export async function fromOutside(parts: Parts, heard: Heard, word: Word | null): Promise<void> {
  if (word === null) return hint(parts, heard, await hintAbout(parts, heard));
  if (!(await mayAsk(parts, heard, word))) return;
  switch (word.word) {
    case "join":
      if (word.name === null) return answer(parts, heard, words.joinWhat);
      if (await joinNamed(parts, heard, word.name)) return;
      return answer(parts, heard, words.noSuch(word.name));
    case "leave":
      return answer(parts, heard, words.notIn);
    case "list":
      return answer(parts, heard, await listing(parts, heard));
    case "words":
      return answer(parts, heard, words.wordsOutside);
    case "who":
    case "name":
    case "mute":
    case "unmute":
    case "last":
      return hint(parts, heard, words.unknown);
  }
}

/** It may be meant for what the number was told of its account. */
async function hintAbout(parts: Parts, { phone, text }: Heard): Promise<string> {
  if (saysNotLost(text.body)) return words.nothingWaits;
  return (await isWaitedFor(parts, phone)) ? words.howToCallOff : words.unknown;
}
