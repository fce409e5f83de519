import type { Config } from "../config.ts";

/** Whether there are several nodes and nothing that they would all text through. */
export const simulatesApart = ({
  redisUrl,
  twilio,
}: Pick<Config, "redisUrl" | "twilio">): boolean => redisUrl !== null && twilio === null;

export const apart = {
  words:
    "Each node simulates phones of its own: a code that one node texts is not known to another, " +
    "and /phones shows what the node has that answers.",
  mend:
    "Set the four TWILIO_… settings, on every node alike; to try several nodes on one " +
    "machine without an account, run one emulator there and name it with TWILIO_EMULATOR_URL.",
};
