import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carrierWordIn } from "./carrier-words.ts";
import { readWord } from "./words-in.ts";

const HOUR_MS = 3600_000;
const join = (name: string | null) => expect.objectContaining({ word: "join", name }) as object;
const leave = (name: string | null) => expect.objectContaining({ word: "leave", name }) as object;

describe("a word is understood however it is written", () => {
  test.each<[string, unknown]>([
    ...["JOIN garden", "join garden", "Join garden.", "/join garden", "/join #garden"].map(
      (text): [string, unknown] => [text, join("garden")],
    ),
    ...["#join garden", "JOIN: garden", "join#garden", "jion garden", "JOIN “garden”"].map(
      (text): [string, unknown] => [text, join("garden")],
    ),
    ["  JOIN   garden  ", join("garden")],
    ["/join the garden please", join("garden")],
    ["JOIN Straßenfest", join("Straßenfest")],
    ["JOIN", join(null)],
    ["/join", join(null)],
    ...["LEAVE", "leave", "Leave.", "/leave", "leave group", "leav", "laeve", "LEAVE!"].map(
      (text): [string, unknown] => [text, leave(null)],
    ),
    ["leave garden", leave("garden")],
    ["WHO", { word: "who" }],
    ["who", { word: "who" }],
    ["WHO?", { word: "who" }],
    ["/who?", { word: "who" }],
    ["WHO is here?", null],
    ["/who is here", { word: "who" }],
    ["List", { word: "list" }],
    ["NAME Ana", { word: "name", name: "Ana" }],
    ["name ana", { word: "name", name: "ana" }],
    ["Name Ana Maria", { word: "name", name: "Ana Maria" }],
    ["/name x y z w", { word: "name", name: "x y z w" }],
    ["NAME", { word: "name", name: null }],
    ["MUTE 2h", { word: "mute", forMs: 2 * HOUR_MS }],
    ["mute for 2 hours", { word: "mute", forMs: 2 * HOUR_MS }],
    ["mute 30m", { word: "mute", forMs: HOUR_MS / 2 }],
    ["Mute 1 day", { word: "mute", forMs: 24 * HOUR_MS }],
    ["mute an hour", { word: "mute", forMs: HOUR_MS }],
    ["MUTE 3", { word: "mute", forMs: 3 * HOUR_MS }],
    ["mute", { word: "mute", forMs: 8 * HOUR_MS }],
    ["MUTE until Monday", { word: "mute", forMs: null }],
    ["unmute", { word: "unmute" }],
    ["un-mute", { word: "unmute" }],
    ["LAST 5", { word: "last", count: 5 }],
    ["last 3 messages", { word: "last", count: 3 }],
    ["LAST", { word: "last", count: 5 }],
    ["LAST 900", { word: "last", count: 10 }],
    ["WORDS", { word: "words" }],
    ["/help", { word: "words" }],
    ["?", { word: "words" }],
    ["/?", { word: "words" }],
  ])("%s", (text, word) => {
    expect(readWord(text)).toEqual(word);
  });
});

test.each([
  "Join us at 7",
  "JOIN US AT 7",
  "join me for dinner",
  "Can I join?",
  "join garden?",
  "leave it to me",
  "Leaves are falling",
  "leaves",
  "don't leave",
  "I leave at 6",
  "Who?",
  "who is coming",
  "Who's there?",
  "list of tools",
  "name one thing",
  "name it",
  "Name your price",
  "mute him",
  "last",
  "last 5 minutes",
  "last one",
  "words are cheap",
  "Lists",
  "whole",
  "john garden",
  "help me",
  "yes",
  "#garden",
  "",
  "👍",
  "join\ngarden",
])("%j is chat", (text) => {
  expect(readWord(text)).toBeNull();
});

test("what is only perhaps meant for the server says so", () => {
  expect(readWord("join us")).toMatchObject({ isClear: false });
  expect(readWord("JOIN US")).toMatchObject({ isClear: false });
  expect(readWord("leave it")).toMatchObject({ isClear: false });
  expect(readWord("/join us")).toMatchObject({ isClear: true });
  expect(readWord("JOIN us")).toMatchObject({ isClear: true });
});

test("no text of more than four words is a word, unless it begins with a slash", () => {
  const word = fc.stringMatching(/^[A-Za-z]{1,9}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 5, maxLength: 9 }), (words) => {
      expect(readWord(words.join(" "))).toBeNull();
    }),
  );
});

test("any text at all can be read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      expect(() => [readWord(text), carrierWordIn(text, null)]).not.toThrow();
    }),
  );
});

test.each([
  ["STOP", "stop"],
  ["stop", "stop"],
  [" Stop ", "stop"],
  ["StopAll", "stop"],
  ["unsubscribe", "stop"],
  ["cancel", "stop"],
  ["end", "stop"],
  ["quit", "stop"],
  ["revoke", "stop"],
  ["optout", "stop"],
  ["START", "start"],
  ["unstop", "start"],
  ["Yes", "yes"],
  ["help", "help"],
  ["INFO", "help"],
  ["stop it", null],
  ["please stop", null],
  ["yes please", null],
  ["/stop", null],
])("the carrier's word in %j is %s", (text, word) => {
  expect(carrierWordIn(text, null)).toBe(word);
});

test("where Twilio says what a text was, it is believed", () => {
  expect(carrierWordIn("arrêt", "STOP")).toBe("stop");
  expect(carrierWordIn("hello", "SOMETHING")).toBeNull();
});

test("no word of ours is one of the carrier's", () => {
  const ours = ["JOIN", "LEAVE", "WHO", "LIST", "NAME", "MUTE", "UNMUTE", "LAST", "WORDS", "?"];
  expect(ours.filter((word) => carrierWordIn(word, null))).toEqual([]);
});
