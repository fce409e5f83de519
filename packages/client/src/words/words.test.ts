import { expect, test } from "vitest";
import { datesIn } from "./dates.ts";
import { choose, fill } from "./fill.ts";

test("the language decides the plural form, and a missing form falls back to other", () => {
  const people = { one: "{count} person", other: "{count} people" };
  expect(choose(people, 1, "en")).toBe("{count} person");
  expect(choose(people, 0, "en")).toBe("{count} people");
  expect(choose({ few: "few", other: "other" }, 3, "pl")).toBe("few");
  expect(choose({ other: "other" }, 3, "pl")).toBe("other");
});

test("what is put into words stands where the language wants it, and is never read as a hole", () => {
  expect(fill("{a} and {b}", { a: "{b}", b: "2" })).toEqual(["{b}", " and ", "2"]);
});

test("since when is said to the minute, and with the day once it is another", () => {
  const now = () => new Date("2026-11-20T18:00:00Z");
  const { since } = datesIn("en-GB", "UTC", now);
  expect(since(new Date("2026-11-20T09:05:00Z"))).toBe("09:05");
  expect(since(new Date("2026-11-17T09:05:00Z"))).toMatch(/^Tue,? 09:05$/);
  expect(since(new Date("2026-11-08T09:05:00Z"))).toMatch(/^8 Nov(,| at) 09:05$/);
  expect(since(new Date("2025-11-08T09:05:00Z"))).toBe("8 Nov 2025");
});

test("days are named in the reader's zone, not in UTC", () => {
  const now = () => new Date("2026-11-20T08:00:00Z");
  const lateEvening = new Date("2026-11-19T23:30:00Z");
  expect(datesIn("en-GB", "Europe/Berlin", now).day(lateEvening)).toBe("Today");
  expect(datesIn("en-GB", "Europe/London", now).day(lateEvening)).toBe("Yesterday");
  expect(datesIn("de", "Europe/Berlin", now).day(new Date("2026-11-12T12:00:00Z"))).toBe(
    "Donnerstag, 12. November",
  );
  expect(datesIn("en-GB", "UTC", now).day(new Date("2025-01-02T12:00:00Z"))).toContain("2025");
});

test("how large a file is is said in units that people know, and never as nothing", () => {
  const { size } = datesIn("en-GB");
  expect([0, 1_400, 999_499, 999_500, 3_440_000, 25_000_000].map(size)).toEqual([
    "1 kB",
    "1 kB",
    "999 kB",
    "1 MB",
    "3.4 MB",
    "25 MB",
  ]);
});
