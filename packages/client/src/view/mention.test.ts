import type { Member } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { mentioning, peopleFor, queryAt } from "./mention.ts";

const member = (id: number, username: string | null, displayName: string): Member => ({
  person: { id, kind: "member", username, displayName, role: "person" },
  role: "member",
  state: "joined",
  since: "2026-11-19T10:00:00.000Z",
  byText: false,
});
const members = [
  member(1, "dana", "Dana"),
  member(2, "bo", "Bo"),
  member(3, "noor.b", "Anna Berg"),
  member(4, null, "Bob by text"),
];

describe("the mention being typed", () => {
  test.each([
    ["@b", 2, "b"],
    ["hello @An", 9, "an"],
    ["(@", 2, ""],
    ["＠bo", 3, "bo"],
  ])("is found in %s", (text, caret, typed) => {
    expect(queryAt(text, caret)?.text).toBe(typed);
  });

  test.each([
    ["bob@example.org", 15],
    ["@bo hello", 9],
    ["@bo", 0],
  ])("is not found in %s at %i", (text, caret) => {
    expect(queryAt(text, caret)).toBeNull();
  });
});

test("those whose username begins so come first, then names, then words of names; never oneself or the nameless", () => {
  const found = peopleFor({ text: "b", start: 0, end: 2 }, members, 1);
  expect(found.map(({ id }) => id)).toEqual([2, 3]);
  expect(peopleFor({ text: "d", start: 0, end: 2 }, members, 1)).toEqual([]);
});

test("a choice replaces what was typed and leaves the caret behind one space", () => {
  expect(mentioning("hi @b there", { text: "b", start: 3, end: 5 }, "bo")).toEqual([
    "hi @bo there",
    7,
  ]);
  expect(mentioning("@b", { text: "b", start: 0, end: 2 }, "bo")).toEqual(["@bo ", 4]);
});
