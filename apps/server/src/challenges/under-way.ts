import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

/** Codes on their way to Twilio, by the challenge's secret hash. */
const underWay = new Map<string, Promise<void>>();

/** How long the last of them took, on the process's own clock. */
const took: number[] = [];
const REMEMBERED = 20;

/** A check waits until it is known which code was sent. */
export const whenSent = async (secretHash: string): Promise<void> => underWay.get(secretHash);

export function isUnderWay(secretHash: string, sending: Promise<void>): void {
  const startedAt = performance.now();
  note(
    secretHash,
    sending
      .catch(() => undefined)
      .then(() => {
        took.push(performance.now() - startedAt);
        if (took.length > REMEMBERED) took.shift();
      }),
  );
}

/**
 * Nothing was sent. A check waits all the same, for as long as one of the last codes took: at once
 * refused, it would tell a number that nobody has.
 */
export function seemsUnderWay(secretHash: string): void {
  if (took.length === 0) return;
  note(secretHash, wait(took[randomInt(took.length)], undefined, { ref: false }));
}

function note(secretHash: string, over: Promise<void>): void {
  underWay.set(
    secretHash,
    over.finally(() => underWay.delete(secretHash)),
  );
}
