import { randomInt } from "node:crypto";

const START = Date.UTC(2025, 0, 1);
const RANDOM = 2 ** 12;

/** A new id: milliseconds since 2025-01-01 above 12 random bits; a positive safe integer until 2094. */
export function newId(nowMs: number = Date.now()): number {
  return (nowMs - START) * RANDOM + randomInt(RANDOM);
}
