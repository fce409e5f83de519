import { randomFillSync } from "node:crypto";

/** Thirty-two hexadecimal digits behind a two-letter prefix, as every resource of Twilio's is named. */
export function newSid(prefix: string): string {
  if (used + 16 > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return prefix + pool.toString("hex", used - 16, used);
}

// Random bytes are dear by the handful and cheap by the page.
const POOL_BYTES = 4096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;
