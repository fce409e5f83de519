import type { FastifyBaseLogger } from "fastify";
import type { Bus } from "./bus/bus.ts";
import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { FilePlace } from "./files/place.ts";
import type { Limits } from "./limits.ts";
import type { Outbox } from "./texts/outbox.ts";
import type { Ledgers } from "./texts/ledgers.ts";
import type { TextWatch } from "./texts/watch.ts";
import type { Twilio } from "./twilio/twilio.ts";
import type { Realtime } from "./realtime/realtime.ts";

/** What the server is made of: made once by `buildApp`, handed to every operation. */
export interface Parts {
  readonly config: Config;
  readonly log: FastifyBaseLogger;
  readonly database: Database;
  readonly bus: Bus;
  readonly limits: Limits;
  readonly realtime: Realtime;
  readonly files: FilePlace;
  readonly twilio: Twilio;
  readonly texts: Outbox;
  readonly ledgers: Ledgers;
  readonly textWatch: TextWatch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
