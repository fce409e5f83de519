const STRIKES = 3;

/** What one connection may do in a window of time. A loop gone wild is refused for three windows, then it is abuse. */
export interface Allowance {
  spend(): "allowed" | "refused" | "abused";
}

export function createAllowance({
  points,
  seconds,
}: {
  points: number;
  seconds: number;
}): Allowance {
  let windowStart = 0;
  let used = 0;
  let strikes = 0;
  return {
    spend() {
      const now = performance.now();
      if (now - windowStart > seconds * 1000) {
        if (used <= points) strikes = 0;
        windowStart = now;
        used = 0;
      }
      if (++used <= points) return "allowed";
      if (used === points + 1 && ++strikes >= STRIKES) return "abused";
      return "refused";
    },
  };
}
