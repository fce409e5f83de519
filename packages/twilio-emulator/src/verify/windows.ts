import type { World } from "../world.ts";
import { tooManyRequests } from "./refuse.ts";
import { storeOf } from "./store.ts";

/** So many within so long, counted under a key of its own. */
export interface Window {
  /** What the answer calls it when it is used up. */
  limit: string;
  key: string;
  max: number;
  withinMs: number;
}

/** Spends one from every window, or none: a request that one of them refuses costs nothing. */
export function spend(world: World, windows: Window[]): void {
  const now = world.clock.now();
  const { spent } = storeOf(world);
  const lists = windows.map(({ limit, key, max, withinMs }) => {
    const times = (spent.get(key) ?? []).filter((at) => at > now - withinMs);
    const oldest = times.at(-max);
    if (oldest !== undefined) throw tooManyRequests(limit, oldest + withinMs - now);
    return { key, times };
  });
  for (const { key, times } of lists) {
    // The last one spent from stands last.
    spent.delete(key);
    spent.set(key, [...times, now]);
  }
  forgetOld(spent, now);
}

/** No interval of a bucket is meant to be longer. */
const KEPT_MS = 31 * 24 * 3_600_000;

function forgetOld(spent: Map<string, number[]>, now: number): void {
  for (const [key, times] of spent) {
    if ((times.at(-1) ?? 0) > now - KEPT_MS) return;
    spent.delete(key);
  }
}
