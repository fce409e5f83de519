import { Refusal } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { countryOf } from "../people/phone.ts";
import { blockOf, networkOf } from "./origin.ts";
import type { Purpose } from "./queries.ts";

/** What a code is for, and whether it is sent at all: signing in, one to a number nobody has is not. */
export interface Sending {
  purpose: Purpose;
  isKnown: boolean;
}

/** No network may have more than this part of what is left in codes that have not come back. */
const SHARE = 1 / 4;

const pots = ["country", "hour", "day"] as const;

/**
 * Spends what all share, or refuses. Half of it is kept for numbers that were proved once: whoever asks
 * for codes to new numbers, from however many places, uses up the other half alone. What is not sent costs
 * nothing, and is refused when what is sent would be, as the answer must not tell which it was.
 */
export async function spendBudget(
  { limits }: Parts,
  phone: string,
  { purpose, isKnown }: Sending,
): Promise<void> {
  const keys = { country: countryOf(phone), hour: "all", day: "all" };
  try {
    if (isToBeProved(purpose)) {
      for (const pot of pots) await limits.spend(`code.newcomers.${pot}`, keys[pot]);
    }
    for (const pot of pots) {
      await (isKnown
        ? limits.spend(`code.${pot}`, keys[pot])
        : limits.look(`code.${pot}`, keys[pot]));
    }
  } catch (error) {
    throw outOfCodes(error);
  }
}

/** Counts a code against its network's share of the hour, or refuses. One that comes back is given back. */
export async function spendShare(
  { limits }: Parts,
  address: string,
  purpose: Purpose,
): Promise<void> {
  if (!hasShare(purpose)) return;
  const key = shareKey(networkOf(address), purpose);
  const { count, retryAfter } = await limits.count("code.share", key);
  const left = await limits.left(
    isToBeProved(purpose) ? "code.newcomers.hour" : "code.hour",
    "all",
  );
  if (count <= Math.max(limits.of("code.share").points, Math.floor(left * SHARE))) return;
  await limits.giveBack("code.share", key);
  throw new Refusal("too_many", { retryAfter });
}

export async function giveShareBack(
  { limits }: Parts,
  { network, purpose }: { network: string; purpose: Purpose },
): Promise<void> {
  if (hasShare(purpose)) await limits.giveBack("code.share", shareKey(network, purpose));
}

const isToBeProved = (purpose: Purpose) => purpose === "register" || purpose === "phone";

/** Who has a session or a password has a limit of their own. */
const hasShare = (purpose: Purpose) => isToBeProved(purpose) || purpose === "sign-in";

const shareKey = (network: string, purpose: Purpose) =>
  `${isToBeProved(purpose) ? "newcomers" : "known"} ${blockOf(network)}`;

/** It is not the fault of whoever asks, and they may have another way in. */
function outOfCodes(error: unknown): unknown {
  const { code, retryAfter } = error as Refusal;
  if (code !== "too_many" || retryAfter === undefined) return error;
  const message =
    "This server sends no more codes for now. A password and an authenticator app sign in without one.";
  return new Refusal("too_many", { message, retryAfter });
}
