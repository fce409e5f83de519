import { expect, test } from "vitest";
import { Trouble } from "../server/trouble.ts";
import { readCount, readSince } from "./when.ts";

const now = new Date(2026, 10, 20, 17, 30).getTime();
const at = (...time: [number, number, number, number?, number?]): { atMs: number } => ({
  atMs: new Date(time[0], time[1] - 1, time[2], time[3] ?? 0, time[4] ?? 0).getTime(),
});

test.for([
  ["120", { seq: 120 }],
  ["0", { seq: 0 }],
  ["30m", at(2026, 11, 20, 17, 0)],
  ["2h", at(2026, 11, 20, 15, 30)],
  ["1d", at(2026, 11, 19, 17, 30)],
  ["9:05", at(2026, 11, 20, 9, 5)],
  ["2026-11-19", at(2026, 11, 19)],
  ["2026-11-19 08:15", at(2026, 11, 19, 8, 15)],
  ["2026-11-19T08:15:00Z", { atMs: Date.UTC(2026, 10, 19, 8, 15) }],
] as const)("--since %s", ([given, since]) => {
  expect(readSince(given, now)).toEqual(since);
});

test.for(["", "soon", "2h30m", "2026-13-45", "-5"])("--since %s is refused", (given) => {
  expect(() => readSince(given, now)).toThrow(Trouble);
});

test.for(["0", "-1", "many", "1.5"])("a count of %s is refused", (given) => {
  expect(() => readCount(given, "--limit")).toThrow(Trouble);
});
