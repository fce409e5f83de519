import type { Parts } from "../parts.ts";
import { lapseNumbers } from "../people/lapse.ts";
import { deactivatedOn } from "./deactivated.ts";
import { lastDayRead, noteDayRead } from "./queries.ts";

const DAY_MS = 24 * 3600_000;
/** What a server that was off makes up for; carriers leave a number alone for longer. */
const DAYS_BACK = 30;
/** One that has not come by then does not come any more. */
const LATE_DAYS = 3;
const AT_ONCE = 500;

/**
 * Reads the days whose numbers are listed and have not been looked at, yesterday at the latest: whose
 * number was taken back, to them it proves nothing any more. Answers how many people were concerned. A day
 * counts as looked at when it has been to its end: one that was aborted is read again.
 */
export async function readRecycled(parts: Parts, signal?: AbortSignal): Promise<number> {
  const { database, now, twilio } = parts;
  const last = await lastDayRead(database.db);
  let lapsed = 0;
  for (let back = last === null ? 1 : DAYS_BACK; back >= 1; back--) {
    const day = dayOf(now() - back * DAY_MS);
    if (last !== null && day <= last) continue;
    const phones = await deactivatedOn(twilio, day, signal);
    if (phones === null && back > LATE_DAYS) continue;
    if (phones === null) break;
    const takenBackBefore = Date.parse(day) + DAY_MS;
    for (let start = 0; start < phones.length; start += AT_ONCE) {
      signal?.throwIfAborted();
      lapsed += await lapseNumbers(parts, phones.slice(start, start + AT_ONCE), takenBackBefore);
    }
    await noteDayRead(database.db, day);
  }
  return lapsed;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
