import { callOffWait } from "../../factors/wait.ts";
import type { Parts } from "../../parts.ts";
import { queueNotice } from "../outgoing/notice.ts";
import type { Heard } from "./heard.ts";
import { wasToldSince } from "./queries.ts";
import { saysNotLost } from "./words-in.ts";
import * as words from "./words-out.ts";

const AGAIN_WITHIN_MS = 3600_000;

/**
 * Whether a text calls off that somebody is to be let in without this number, or says so once more. At
 * whichever of our numbers it comes in; where nothing waits those words are for whoever reads them there.
 */
export async function callsOff(parts: Parts, { phone, number, text }: Heard): Promise<boolean> {
  if (text.media.length > 0 || !saysNotLost(text.body)) return false;
  const { database, now, texts } = parts;
  const notice = { phone, number, body: words.calledOff };
  if (await callOffWait(parts, phone, (tx) => queueNotice(tx, notice, now()))) {
    texts.wake();
    return true;
  }
  return wasToldSince(database.db, phone, now() - AGAIN_WITHIN_MS, words.calledOff);
}
