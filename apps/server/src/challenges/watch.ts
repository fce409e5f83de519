import type { Parts } from "../parts.ts";
import { codesBetween } from "./asked-queries.ts";
import { haveFallen, haveRecovered, LIFE_MS } from "./policy.ts";

const WINDOW_MS = 60 * 60 * 1000;
const EVERY_MS = 60 * 1000;

/** To be called as codes are asked for: says once when few come back, and once when enough do again. */
export function watchCodes({ database, log, now }: Parts): () => Promise<void> {
  let lookedAt = 0;
  let areLow = false;
  return async () => {
    if (now() - lookedAt < EVERY_MS) return;
    lookedAt = now();
    // Those that are still good may yet come back.
    const until = lookedAt - LIFE_MS;
    const found = await codesBetween(database.db, until - WINDOW_MS, until);
    if (!areLow && haveFallen(found)) {
      areLow = true;
      log.warn(found, "few codes come back: somebody may have them sent for their price");
    } else if (areLow && haveRecovered(found)) {
      areLow = false;
      log.warn(found, "codes come back as they should again");
    }
  };
}
