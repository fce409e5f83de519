import { Refusal, type StartedChallenge } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { isPhoneKnown } from "../people/by-phone.ts";
import { loadMe } from "../people/load.ts";
import { hashOf } from "../sessions/tokens.ts";
import { methodsAfter, prolonged, waitAfter } from "./policy.ts";
import { refusePumped } from "./pumped.ts";
import { liveChallenge, noteSend, type ChallengeRow } from "./queries.ts";
import { sendFor, spendSend } from "./send.ts";
import { present } from "./start.ts";

/** Sends the code of a challenge again, or for the first time where a text is the second factor. */
export async function sendAgain(
  parts: Parts,
  secret: string,
  address: string,
): Promise<StartedChallenge> {
  const { database, now } = parts;
  const at = now();
  const before = await liveChallenge(database.db, hashOf(secret), at);
  if (!before) throw new Refusal("code_expired");
  const waitMs = before.sent_at + waitAfter(before.sends) - at;
  if (waitMs > 0) throw new Refusal("too_many", { retryAfter: Math.ceil(waitMs / 1000) });
  const phone = before.purpose === "second-factor" ? await ownPhone(parts, before) : before.phone!;

  await refusePumped(parts, phone, before.purpose);
  const { purpose } = before;
  const isKnown = purpose !== "sign-in" || (await isPhoneKnown(database.db, phone));
  await spendSend(parts, phone, { address, person: before.person_id }, { purpose, isKnown });
  const sending = { phone, sentAt: at, expiresAt: prolonged(before.created_at, at) };
  if (!(await noteSend(database.db, before, sending))) {
    throw new Refusal("too_many", { retryAfter: waitAfter(before.sends + 1) / 1000 });
  }
  const after = { ...before, phone, sends: before.sends + 1, expires_at: sending.expiresAt };
  await sendFor(parts, after, isKnown);
  return present(secret, after, at);
}

/** The number of somebody whose first proof was right, and whose second comes by text. */
async function ownPhone({ database }: Parts, { person_id, proved }: ChallengeRow): Promise<string> {
  const account = await loadMe(database.db, person_id!);
  if (account.phone === null || !methodsAfter(proved!, account).includes("sms")) {
    throw new Refusal("second_factor_needed");
  }
  return account.phone;
}
