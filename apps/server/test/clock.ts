/** A clock that stands until a test moves it. */
export function standingClock(startMs = Date.now()): (() => number) & { pass(ms: number): void } {
  let nowMs = startMs;
  return Object.assign(() => nowMs, {
    pass(ms: number) {
      nowMs += ms;
    },
  });
}
