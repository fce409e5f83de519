import { expect, test } from "vitest";
import { standingsOf, standsStill } from "./policy.ts";

test("a line that only waits for its number's pace is not stuck, however long it is", () => {
  const busyMs = 4_000;
  let standings = standingsOf([], [], 0);
  for (let id = 0; id < 1_000; id++) {
    standings = standingsOf(standings, [{ number: "+1", id, busyMs }], id * busyMs);
    expect(standings.some((one) => standsStill(one, id * busyMs))).toBe(false);
  }
});
