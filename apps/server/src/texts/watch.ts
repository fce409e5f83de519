import type { Sign } from "../database/signs.ts";

/** Watches whether texts get through, and says so in the log when they do not. */
export interface TextWatch {
  saw(sign: Sign): void;
}
