import type { newChallenge, StartedChallenge } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { isPhoneKnown } from "../people/by-phone.ts";
import { acceptedPhones, parsePhone } from "../people/phone.ts";
import { begin } from "./begin.ts";
import { DIGITS, waitAfter } from "./policy.ts";
import type { ChallengeRow } from "./queries.ts";
import { sendFor, spendSend, type Requester } from "./send.ts";

type Asked = Extract<z.output<typeof newChallenge>, { phone: string }>;

/** Begins a proof by phone. The answer is the same whether anybody has the number or not. */
export async function startChallenge(
  parts: Parts,
  { phone, purpose }: Asked,
  { address, person }: Requester,
): Promise<StartedChallenge> {
  const { database, now } = parts;
  const to = parsePhone(phone, acceptedPhones(parts));
  await spendSend(parts, to, { address, person });
  const given = { purpose, phone: to, person_id: person, sends: 1, sent_at: now() };
  const { secret, row } = await begin(parts, given);

  // Signing in, a text to a number nobody has would be money for nothing.
  const isKnown = purpose !== "sign-in" || (await isPhoneKnown(database.db, to));
  await sendFor(parts, row, isKnown);
  return present(secret, row, now());
}

export function present(
  challenge: string,
  { sends, expires_at: expiresAt }: Pick<ChallengeRow, "sends" | "expires_at">,
  nowMs: number,
): StartedChallenge {
  return {
    challenge,
    expiresIn: Math.max(1, Math.ceil((expiresAt - nowMs) / 1000)),
    resendIn: waitAfter(sends) / 1000,
    digits: DIGITS,
  };
}
