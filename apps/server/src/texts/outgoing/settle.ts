import type { MessageInstance } from "twilio/lib/rest/api/v2010/account/message.js";
import type { Parts } from "../../parts.ts";
import { FARTHEST_MS, isSameText, stateOf } from "./policy.ts";
import { ANSWERED_WITHIN_MS, within } from "./within.ts";
import * as queries from "./queries.ts";
import type { TextRow } from "./queries.ts";

/** Between asking for the first time and for the last: what Twilio took shows at once, and certainly by then. */
const ASK_AFTER_MS = 500;
const ASKED_OFTEN = 3;
/** Twilio's clock and ours, which may have been set since. Too little of it and a text goes twice. */
const CLOCKS_DIFFER_MS = 3600_000;
const AT_ONCE = 20;

/**
 * Finds out what became of texts whose answer was lost, before anything is sent a second time: by
 * asking Twilio for what it took from this number to this phone since. Only what is not there after
 * several questions is sent again.
 */
export async function settleUnknown(
  parts: Parts,
  asked: Map<number, number>,
  nowMs: number,
): Promise<number[]> {
  const texts = await queries.textsInState(
    parts.database.db,
    "unknown",
    nowMs - ASK_AFTER_MS,
    AT_ONCE,
  );
  const settled = await Promise.all(texts.map((text) => settle(parts, text, asked)));
  return texts.filter((_, index) => settled[index]).map(({ id }) => id);
}

async function settle(parts: Parts, text: TextRow, asked: Map<number, number>): Promise<boolean> {
  let found: MessageInstance | undefined;
  try {
    found = await lookFor(parts, text);
  } catch (error) {
    // Not asked is not answered: it stays unknown.
    parts.log.warn({ err: error }, "could not ask what became of a text");
    await touch(parts, text);
    return false;
  }
  const times = (asked.get(text.id) ?? 0) + 1;
  const waitMs = text.not_before - parts.now();
  const mayStillCome = waitMs > 0 && waitMs <= FARTHEST_MS;
  if (!found && (times < ASKED_OFTEN || mayStillCome)) {
    asked.set(text.id, times);
    await touch(parts, text);
    return false;
  }
  asked.delete(text.id);
  const changed_at = parts.now();
  // A report about it may have come meanwhile.
  return queries.moveText(
    parts.database.db,
    text,
    found
      ? { state: stateOf(found.status) ?? "accepted", sid: found.sid, changed_at }
      : { state: "pending", changed_at },
  );
}

const touch = (parts: Parts, text: TextRow) =>
  queries.moveText(parts.database.db, text, { changed_at: parts.now() });

async function lookFor(parts: Parts, text: TextRow): Promise<MessageInstance | undefined> {
  const { phone: to, number: from, body, submitted_at } = text;
  const list = parts.twilio.client.messages.list({ to, from, limit: 50 });
  const recent = await within(ANSWERED_WITHIN_MS, list);
  const since = Math.min(submitted_at ?? text.created_at, parts.now()) - CLOCKS_DIFFER_MS;
  const alike = recent.filter(
    (one) =>
      one.direction.startsWith("outbound") &&
      isSameText(one.body, body) &&
      one.dateCreated.getTime() >= since,
  );
  const taken = await queries.knownSids(
    parts.database.db,
    alike.map((one) => one.sid),
  );
  // Of several alike the oldest: they were sent in order.
  return alike.toReversed().find((one) => !taken.has(one.sid));
}
