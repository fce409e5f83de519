// Verify's Fraud Guard. Whoever earns by the text asks for many codes to numbers that differ in their last
// digits only, and gives none back. Twilio keeps its own threshold to itself; this one is ours.
import type { World } from "../world.ts";
import { fraudBlocked } from "./refuse.ts";
import { storeOf, type Prefix } from "./store.ts";

const BLOCK_MS = 12 * 3_600_000;
const WINDOW_MS = 3_600_000;
const CONVERSION_COUNTS_MS = 24 * 3_600_000;
const MOST_NUMBERS = 20;

/** Counts a code that is sent; refuses it while its prefix is blocked. */
export function guard(world: World, to: string): void {
  const now = world.clock.now();
  const prefix = prefixOf(world, to);
  if (now < (prefix.blockedUntil ?? 0)) throw fraudBlocked();

  const starts = prefix.starts.filter(({ at }) => at > now - WINDOW_MS);
  starts.push({ to, at: now });
  const numbers = new Set(starts.map((start) => start.to)).size;
  const isTrusted = (prefix.convertedAt ?? -Infinity) > now - CONVERSION_COUNTS_MS;
  const isBlocked = numbers > MOST_NUMBERS && !isTrusted;
  storeOf(world).prefixes.set(keyOf(to), {
    starts: isBlocked ? [] : starts,
    convertedAt: prefix.convertedAt,
    blockedUntil: isBlocked ? now + BLOCK_MS : null,
  });
  if (isBlocked) throw fraudBlocked();
}

/** A code came back: there is a person behind this prefix. */
export function noteConversion(world: World, to: string): void {
  const prefix = prefixOf(world, to);
  storeOf(world).prefixes.set(keyOf(to), { ...prefix, convertedAt: world.clock.now() });
}

/** When the prefix of this number was blocked, if it is. */
export function blockedSince(world: World, to: string): number | null {
  const { blockedUntil } = prefixOf(world, to);
  return blockedUntil !== null && world.clock.now() < blockedUntil ? blockedUntil - BLOCK_MS : null;
}

function prefixOf(world: World, to: string): Prefix {
  const known = storeOf(world).prefixes.get(keyOf(to));
  return known ?? { starts: [], convertedAt: null, blockedUntil: null };
}

function keyOf(to: string): string {
  return to.slice(0, -4);
}
