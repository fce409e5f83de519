import type { Config } from "../config.ts";
import type { Database } from "../database/database.ts";
import { realTwilio } from "./account.ts";
import { simulatedTwilio, type Simulation } from "./simulated.ts";
import type { Twilio } from "./twilio.ts";

/** The account that is configured, or a simulated one. */
export function connectTwilio(
  config: Config,
  database: Database,
  simulation?: Simulation,
): Promise<Twilio> {
  return config.twilio
    ? realTwilio(config.twilio, config.publicUrl)
    : simulatedTwilio(config, database, simulation);
}
