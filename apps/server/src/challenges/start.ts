import { Refusal, type newChallenge, type StartedChallenge } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { isPhoneKnown } from "../people/by-phone.ts";
import { numberOf } from "../people/phone-person.ts";
import { acceptedPhones, parsePhone } from "../people/phone.ts";
import { insertCode } from "./asked-queries.ts";
import { begin } from "./begin.ts";
import { lookUp } from "./lookup.ts";
import { networkOf, prefixOf } from "./origin.ts";
import { DIGITS, waitAfter } from "./policy.ts";
import type { ChallengeRow } from "./queries.ts";
import { refusePumped } from "./pumped.ts";
import { sendFor, spendSend, type Requester } from "./send.ts";
import { demandWork } from "./work.ts";

type Asked = Extract<z.output<typeof newChallenge>, { phone: string }>;

/** Begins a proof by phone. The answer is the same whether anybody has the number or not. */
export async function startChallenge(
  parts: Parts,
  { phone, purpose, work }: Asked,
  { address, person }: Requester,
): Promise<StartedChallenge> {
  const { database, now } = parts;
  const to = parsePhone(phone, acceptedPhones(parts));
  if (purpose === "confirm" && to !== (await numberOf(database.db, person!))) {
    throw new Refusal("phone_needed", { message: "That is not the number of your account." });
  }
  // One's own number was proved before. A session alone is no reason: anybody makes themselves an account.
  if (purpose !== "confirm") await demandWork(parts, { phone: to, purpose, address }, work);
  await refusePumped(parts, to, purpose);
  // Signing in, a text to a number nobody has would be money for nothing.
  const isKnown = purpose !== "sign-in" || (await isPhoneKnown(database.db, to));
  await spendSend(parts, to, { address, person }, { purpose, isKnown });
  await lookUp(parts, to, purpose);
  const given = { purpose, phone: to, person_id: person, sends: 1, sent_at: now() };
  const { secret, row } = await begin(parts, given);
  await insertCode(database.db, {
    id: row.id,
    at: row.created_at,
    purpose,
    prefix: prefixOf(to),
    network: networkOf(address),
    state: "asked",
  });

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
