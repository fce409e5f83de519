import { pino } from "pino";
import type { Config } from "../config.ts";
import { checkAddress } from "./address.ts";
import { lookAtDatabase } from "./database.ts";
import type { Finding } from "./finding.ts";
import { checkFolder } from "./folder.ts";
import { checkRoundTrips } from "./round-trips.ts";
import { checkSettings } from "./settings.ts";
import { checkRedis, checkS3 } from "./stores.ts";
import { lookAtTexts, type Offer } from "./texts.ts";

export interface Examination {
  findings: Finding[];
  /** Null: there is nothing it could mend by itself. */
  offer: Offer | null;
}

/** Looks at everything the server needs, changing nothing. Never throws for what it finds. */
export async function examine(config: Config, now: () => number = Date.now): Promise<Examination> {
  const silent = pino({ level: "silent" });
  const [database, folder, redis, s3, texts] = await Promise.all([
    lookAtDatabase(config),
    checkFolder(config),
    checkRedis(config, silent),
    checkS3(config),
    lookAtTexts(config, now),
  ]);
  const address = await checkAddress(config, database.epoch);
  return {
    findings: [
      ...checkSettings(config),
      database.finding,
      folder,
      ...redis,
      ...s3,
      ...address,
      ...texts.findings,
      ...checkRoundTrips(database.signs),
    ],
    offer: texts.offer,
  };
}
