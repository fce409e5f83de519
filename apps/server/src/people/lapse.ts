import type { Id } from "@parley/protocol";
import { endChallenges } from "../challenges/end.ts";
import { announce } from "../conversations/announce.ts";
import { endSeatsOf } from "../conversations/phone-gone.ts";
import { dropCodes } from "../factors/recovery.ts";
import type { Parts } from "../parts.ts";
import { loadMe } from "./load.ts";
import { holdersSince, takePhone } from "./lapse-queries.ts";
import type { PersonRow } from "./queries.ts";

/**
 * Takes numbers that carriers took back off those who have them, unless they proved them since.
 * Whoever is given such a number next is somebody else: they get an account of their own, and see
 * nothing of this one. Answers how many people were concerned.
 */
export async function lapseNumbers(
  parts: Parts,
  phones: string[],
  takenBackBefore: number,
): Promise<number> {
  let lapsed = 0;
  for (const holder of await holdersSince(parts.database.db, phones, takenBackBefore)) {
    if (await lapse(parts, holder)) lapsed++;
  }
  return lapsed;
}

async function lapse(parts: Parts, holder: PersonRow): Promise<boolean> {
  const { database, log, realtime } = parts;
  const left = await database.write(async (tx): Promise<Id[] | null> => {
    if (!(await takePhone(tx, holder))) return null;
    await endChallenges(tx, holder.id);
    // A second step by a number that is theirs no more would only shut them out.
    if (holder.second_factor === "sms") await dropCodes(tx, holder.id);
    return endSeatsOf(tx, parts, holder.phone!);
  });
  if (left === null) return false;
  log.info({ person: holder.id }, "phone lapsed: its carrier took the number back");
  const me = await loadMe(database.db, holder.id);
  realtime.notify(me.id, { type: "me", me });
  for (const conversation of left) await announce(parts, { conversation, shown: [holder.id] });
  return true;
}
