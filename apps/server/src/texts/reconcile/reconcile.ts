import type { Id } from "@parley/protocol";
import type { MessageInstance } from "twilio/lib/rest/api/v2010/account/message.js";
import type { Parts } from "../../parts.ts";
import { keepIncoming } from "../incoming/queries.ts";
import { phoneOf } from "../incoming/understand.ts";
import { unreportedTexts } from "../outgoing/queries.ts";
import { recordReports } from "../outgoing/statuses.ts";

/** What is older has said what it will. */
const WORTH_ASKING_MS = 48 * 3600_000;
const ASKED_AT_ONCE = 150;
const LISTED_PER_NUMBER = 200;

interface Wanted {
  listSince: number;
  overdueBefore: number;
  asked?: Asked;
}

/** The last text that was asked about; the next round goes on behind it, and from the beginning after the last. */
interface Asked {
  upTo: Id;
}

/**
 * Finds what lost webhooks would have told: texts that came in and were never told of, and what became
 * of those nobody has reported on. Answers how many of each.
 */
export async function reconcile(
  parts: Parts,
  { listSince, overdueBefore, asked = { upTo: 0 } }: Wanted,
): Promise<{ incoming: number; reports: number }> {
  const incoming = await listMissed(parts, listSince);
  const reports = await askOverdue(parts, overdueBefore, asked);
  return { incoming, reports };
}

async function listMissed(parts: Parts, sinceMs: number): Promise<number> {
  const { twilio, database } = parts;
  let found = 0;
  for (const to of twilio.numbers) {
    const listed = await twilio.client.messages.list({
      to,
      dateSentAfter: new Date(sinceMs),
      limit: LISTED_PER_NUMBER,
    });
    for (const message of listed.toReversed()) {
      if (message.direction !== "inbound") continue;
      const isNew = await keepIncoming(database.db, {
        sid: message.sid,
        phone: phoneOf(parts, message.from) ?? message.from,
        number: to,
        form: JSON.stringify(await formOf(parts, message)),
        at: message.dateCreated.getTime(),
      });
      if (isNew) found++;
    }
  }
  return found;
}

/** As the webhook would have told it. */
async function formOf({ twilio }: Parts, message: MessageInstance): Promise<object> {
  const count = Number(message.numMedia);
  const media = count > 0 ? await twilio.client.messages(message.sid).media.list() : [];
  const urls = media.map(({ uri }, index) => [
    `MediaUrl${index}`,
    `https://api.twilio.com${uri.replace(/\.json$/, "")}`,
  ]);
  return {
    MessageSid: message.sid,
    AccountSid: twilio.accountSid,
    From: message.from,
    To: message.to,
    Body: message.body,
    NumMedia: String(media.length),
    ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
    ...Object.fromEntries(urls),
  };
}

async function askOverdue(parts: Parts, before: number, asked: Asked): Promise<number> {
  const madeAfter = parts.now() - WORTH_ASKING_MS;
  const overdue = { before, madeAfter, limit: ASKED_AT_ONCE };
  const texts = await unreportedTexts(parts.database.db, { ...overdue, after: asked.upTo });
  asked.upTo = texts.length < ASKED_AT_ONCE ? 0 : texts.at(-1)!.id;
  const reports = [];
  for (const text of texts) {
    const found = await ask(parts, text.sid!);
    if (found) reports.push({ sid: text.sid!, text: text.id, ...found });
  }
  const changed = await recordReports(parts, reports);
  parts.texts.changed(changed);
  return changed.length;
}

/** One that Twilio cannot tell of, since it was deleted there, keeps no other from being asked about. */
async function ask({ twilio, log }: Parts, sid: string) {
  try {
    const { status, errorCode } = await twilio.client.messages(sid).fetch();
    return { status, code: errorCode || null };
  } catch (error) {
    log.warn({ err: error }, "could not ask what became of a text");
    return null;
  }
}
