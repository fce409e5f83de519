import { answerForDevice } from "../../device-codes/answer.ts";
import type { Parts } from "../../parts.ts";
import { answer } from "./answer.ts";
import type { Heard } from "./heard.ts";
import * as words from "./words-out.ts";

/** Whether a text answers one that asked to let a device in: then it is for nobody else. */
export async function letsDeviceIn(parts: Parts, heard: Heard): Promise<boolean> {
  const came = await answerForDevice(parts, heard, heard.text.body);
  if (came !== null) await answer(parts, heard, said[came]);
  return came !== null;
}

const said = {
  allowed: words.isIn,
  half: words.halfAnswer,
  wrong: words.wrongAnswer,
  over: words.askedTooLongAgo,
};
