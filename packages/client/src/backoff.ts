const firstMs = 500;
const mostMs = 30_000;

/**
 * How long to wait before attempt `failures + 1`: anything up to a ceiling that doubles (full
 * jitter), so that those cut off together do not come back together.
 */
export function backoffMs(failures: number, random: number): number {
  return Math.round(random * Math.min(mostMs, firstMs * 2 ** failures));
}
