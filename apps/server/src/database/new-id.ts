import { randomInt } from "node:crypto";

const START = Date.UTC(2025, 0, 1);
const RANDOM = 2 ** 12;

/** No id is smaller that is made then or later. */
export const firstIdAt = (ms: number): number => (ms - START) * RANDOM;

let lastMs = 0;
const given = new Set<number>();

/**
 * A new id: milliseconds since 2025-01-01 above 12 random bits; a positive safe integer until 2094. This
 * process gives none twice; two nodes may, so what is written under one has to expect a conflict.
 */
export function newId(nowMs: number = Date.now()): number {
  if (nowMs !== lastMs) given.clear();
  lastMs = nowMs;
  if (given.size === RANDOM) return newId(nowMs + 1);
  for (;;) {
    const id = firstIdAt(nowMs) + randomInt(RANDOM);
    if (given.has(id)) continue;
    given.add(id);
    return id;
  }
}
