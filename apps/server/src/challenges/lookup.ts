import { Refusal } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import type { Purpose } from "./queries.ts";

/** A fraud is over within days; longer, and who lost a phone would be shut out for nothing. */
const SWAPPED_LATELY_MS = 72 * 3600_000;

const refusedLines = new Set([
  "landline",
  "pager",
  "premium",
  "sharedCost",
  "tollFree",
  "uan",
  "voicemail",
]);

/**
 * Asks Twilio about a number, where that is turned on. Throws `phone_kind` for one that is to become
 * somebody's and takes no texts, and `code_unavailable` where a code would prove an account alone and the
 * SIM was changed lately: it may be in other hands. What Twilio does not know refuses nobody.
 */
export async function lookUp(parts: Parts, phone: string, purpose: Purpose): Promise<void> {
  if (!parts.config.textLookup) return;
  if (purpose === "register" || purpose === "phone") await refuseLine(parts, phone);
  if (purpose === "confirm") await refuseSwapped(parts, phone);
}

async function refuseLine(parts: Parts, phone: string): Promise<void> {
  const found = await ask(parts, phone, "line_type_intelligence");
  const kind = found?.lineTypeIntelligence?.type;
  if (kind && refusedLines.has(kind)) throw new Refusal("phone_kind");
}

async function refuseSwapped(parts: Parts, phone: string): Promise<void> {
  const found = await ask(parts, phone, "sim_swap");
  const swapped = found?.simSwap?.lastSimSwap as LastSwap | null | undefined;
  if (!swapped || !isRecent(swapped, parts.now())) return;
  const message =
    "The SIM of that number was changed in the last days: a code to it proves nothing yet.";
  throw new Refusal("code_unavailable", { message });
}

/** As it comes: the SDK renames what is around it, but not this. */
interface LastSwap {
  last_sim_swap_date?: string | null;
  swapped_in_period?: boolean | null;
}

function isRecent({ last_sim_swap_date: date, swapped_in_period }: LastSwap, nowMs: number) {
  return date ? nowMs - Date.parse(date) < SWAPPED_LATELY_MS : swapped_in_period === true;
}

async function ask({ twilio, log }: Parts, phone: string, fields: string) {
  try {
    return await twilio.client.lookups.v2.phoneNumbers(phone).fetch({ fields });
  } catch (error) {
    // Its words have the address in them, and that has the number.
    const { status, code } = error as { status?: number; code?: number };
    log.warn({ status, code }, "a number was not looked up");
    return null;
  }
}
