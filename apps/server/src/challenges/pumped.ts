import { Refusal } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { codesOfPrefix } from "./asked-queries.ts";
import { prefixOf } from "./origin.ts";
import { arePumped } from "./policy.ts";
import type { Purpose } from "./queries.ts";

/**
 * Refuses a code to a range whose codes do not come back. Who signs in or confirms is not refused, nor
 * counted: they proved their number once, and no other gets a text.
 */
export async function refusePumped(
  { database, limits, now }: Parts,
  phone: string,
  purpose: Purpose,
): Promise<void> {
  if (purpose !== "register" && purpose !== "phone") return;
  const { points, seconds } = limits.of("code.unproved.prefix");
  const windowMs = seconds * 1000;
  const { first, ...found } = await codesOfPrefix(database.db, prefixOf(phone), now() - windowMs);
  if (!arePumped(found, points)) return;
  throw new Refusal("too_many", {
    message:
      "Codes to numbers like that one have not come back. Use a name and a password instead.",
    retryAfter: Math.max(1, Math.ceil((Number(first) + windowMs - now()) / 1000)),
  });
}
