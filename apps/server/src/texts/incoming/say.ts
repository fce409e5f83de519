import { isBlank, Refusal } from "@parley/protocol";
import type { SendMessage } from "../../messages/send.ts";
import type { Parts } from "../../parts.ts";
import { answer } from "./answer.ts";
import { cidOf } from "./form.ts";
import type { Heard, Seated } from "./heard.ts";
import { isForLater } from "./later.ts";
import { takePictures } from "./pictures.ts";
import * as words from "./words-out.ts";

/** Puts what a text says into the conversation it belongs to. */
export async function say(
  parts: Parts,
  send: SendMessage,
  heard: Heard,
  { conversation_id: conversation, person_id: person }: Seated,
): Promise<void> {
  const { text } = heard;
  const { files, missing } = await takePictures(parts, person, text.media);
  const said = isBlank(text.body) ? [] : [text.body];
  // Whoever reads it knows that there was more, and can ask.
  const body = [...said, ...(missing > 0 ? [words.missingPictures(missing)] : [])].join("\n");
  if (body === "" && files.length === 0) return;
  const message = { conversation, cid: cidOf(text.sid), body };
  try {
    await send({ person, lane: "text" }, files.length > 0 ? { ...message, files } : message);
  } catch (error) {
    if (!(error instanceof Refusal) || isForLater(error)) throw error;
    await answer(parts, heard, words.notSent, { person, conversation });
  }
}
