import { hash, verify } from "@node-rs/argon2";
import { createQueue } from "./hash-queue.ts";

// OWASP's least for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes a core and 19 MiB for a while: a crowd waits its turn, a flood is refused. */
const queue = createQueue({ atOnce: 2, waiting: 64 });

/** Two keyboards may write the same letter differently. */
const typed = (password: string) => password.normalize("NFKC");

/** Throws `busy` when too many wait already. */
export function hashPassword(password: string): Promise<string> {
  return queue.run(() => hash(typed(password), cost));
}

/**
 * Whether the password is the one that was hashed. With no hash to compare to it takes as long and
 * says no, so that the time tells nobody whether there is such an account. Throws `busy` as above.
 */
export function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  return queue.run(async () => {
    const matches = await verify(hashed ?? nobodys, typed(password));
    return hashed !== null && matches;
  });
}

const base64 = (bytes: number) => Buffer.alloc(bytes, 1).toString("base64").replaceAll("=", "");
const nobodys = [
  "$argon2id$v=19",
  `m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`,
  base64(16),
  base64(32),
].join("$");
