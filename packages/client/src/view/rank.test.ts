import { describe, expect, it } from "vitest";
import { rank, type Candidate } from "./rank.ts";

const places: Candidate[] = [
  { name: "allotments", weight: 5 },
  { name: "tool-shed", weight: 4 },
  { name: "tools", weight: 3 },
  { name: "Zoë Ångström", alias: "zoe", weight: 2 },
  { name: "Bo", alias: "bo.builder", weight: 1 },
];
const named = (typed: string, limit = 10) => rank(places, typed, limit).map(({ name }) => name);

describe("finding by part of a name", () => {
  it("lists the heaviest first when nothing is typed", () => {
    expect(named("", 2)).toEqual(["allotments", "tool-shed"]);
  });

  it("puts a whole name before a beginning, and a beginning before the middle", () => {
    expect(named("tools")[0]).toBe("tools");
    expect(named("shed")).toEqual(["tool-shed"]);
    expect(named("tool")).toEqual(["tools", "tool-shed"]);
  });

  it("ignores case, accents and a leading # or @", () => {
    expect(named("ZOE")).toEqual(["Zoë Ångström"]);
    expect(named("angstrom")).toEqual(["Zoë Ångström"]);
    expect(named("#tools")[0]).toBe("tools");
    expect(named("@bo")[0]).toBe("Bo");
  });

  it("finds people by their username too", () => {
    expect(named("builder")).toEqual(["Bo"]);
  });

  it("finds letters in order with gaps, after everything else", () => {
    expect(named("tsh")).toEqual(["tool-shed"]);
    expect(named("alts")).toEqual(["allotments"]);
    expect(named("qq")).toEqual([]);
  });

  it("gives no more than asked for", () => {
    expect(named("o", 2)).toHaveLength(2);
  });

  it("looks through a thousand names without looking at any twice as often as there are", () => {
    let reads = 0;
    const many = Array.from({ length: 1_000 }, (_, index) => ({
      get name() {
        reads++;
        return `garden-row-${index}`;
      },
      weight: index,
    }));
    expect(rank(many, "row-99", 5)).toHaveLength(5);
    expect(reads).toBeLessThanOrEqual(1_000);
  });
});
