import { segmentsOf } from "@parley/protocol";
import { expect, test } from "vitest";
import * as words from "./words-out.ts";

const place = "allotments-north";
const long = "a-name-of-forty-characters-is-the-longest";
const people = Array.from({ length: 60 }, (_, index) => `Somebody ${index}`);

const said: [string, string][] = [
  ["consent", words.consent("Annabel Featherstonehaugh", place)],
  ["invited", words.invited(long)],
  ["welcome", words.welcome(place, 12)],
  ["welcome to a direct", words.welcome(null, 1)],
  ["alreadyIn", words.alreadyIn(long)],
  ["textsOn", words.textsOn(place)],
  ["textsOff", words.textsOff(long)],
  ["left", words.left(place)],
  ["leftLast", words.leftLast(long)],
  ["declined", words.declined(long)],
  ["removed", words.removed(long)],
  ["ended", words.ended(long)],
  ["phonesOff", words.phonesOff(long)],
  ["lost", words.lost],
  ["calledOff", words.calledOff],
  ["nothingWaits", words.nothingWaits],
  ["howToCallOff", words.howToCallOff],
  ["notIn", words.notIn],
  ["notInThat", words.notInThat("x".repeat(300))],
  ["unknown", words.unknown],
  ["noSuch", words.noSuch("x".repeat(300))],
  ["joinWhat", words.joinWhat],
  ["noNumberLeft", words.noNumberLeft(5)],
  ["numbersRest", words.numbersRest],
  ["words", words.words],
  ["wordsOutside", words.wordsOutside],
  ["who", words.who(place, people, 412)],
  [
    "list",
    words.list(
      ["garden", place],
      people.map((_, index) => `chat-${index}`),
    ),
  ],
  ["named", words.named("x".repeat(80))],
  ["nameWhat", words.nameWhat],
  ["nameInApp", words.nameInApp],
  ["muted", words.muted(long, "30 days")],
  ["unmuted", words.unmuted(long)],
  ["muteWhat", words.muteWhat],
  ["nothingSaid", words.nothingSaid(long)],
  ["notSent", words.notSent],
];

test.each(said)("%s is one segment of plain letters", (_, body) => {
  expect({ body, ...segmentsOf(body) }).toMatchObject({ body, segments: 1, encoding: "GSM-7" });
});

test("WHO counts those it has no room for", () => {
  const body = words.who("garden", people, 412);
  const named = body.split(", ").length;
  expect(body).toMatch(new RegExp(`^In garden: Somebody 0, .* and ${412 - named} more$`));
  expect(words.who("garden", ["you", "Ana"], 2)).toBe("In garden: you, Ana");
});

test("LAST brings the newest that fit, in order, and cuts one that fits nowhere", () => {
  const lines = Array.from({ length: 9 }, (_, index) => ({
    name: "Ana",
    body: `${index} ${"word ".repeat(30)}`.trim(),
  }));
  const body = words.last(lines, 4);
  expect(segmentsOf(body).segments).toBe(4);
  expect(body.split("\n").map((line) => line.slice(5, 6))).toEqual(
    ["6", "7", "8"].slice(-body.split("\n").length),
  );
  const cut = words.last([{ name: "Ana", body: "x".repeat(2000) }], 4);
  expect(segmentsOf(cut).segments).toBe(4);
  expect(cut).toMatch(/^Ana: x+\.\.\.$/);
});

test.each([
  [3600_000, "1 hour"],
  [2 * 3600_000, "2 hours"],
  [30 * 60_000, "30 minutes"],
  [90 * 60_000, "90 minutes"],
  [24 * 3600_000, "1 day"],
  [7 * 24 * 3600_000, "7 days"],
])("%i ms are %s", (ms, said) => {
  expect(words.howLong(ms)).toBe(said);
});
