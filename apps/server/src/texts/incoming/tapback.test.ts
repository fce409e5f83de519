import { describe, expect, test } from "vitest";
import { quotes, quotesMessage, readTapback } from "./tapback.ts";

const reading = (text: string) => {
  const tapback = readTapback(text);
  return tapback && [tapback.emoji, tapback.on, tapback.quote];
};

test.each([
  ["Liked “see you at 7”", ["👍", true, "see you at 7"]],
  ['Liked "see you at 7"', ["👍", true, "see you at 7"]],
  ["Loved “see you”", ["❤️", true, "see you"]],
  ["Laughed at “see you”", ["😂", true, "see you"]],
  ["Emphasized “see you”", ["‼️", true, "see you"]],
  ["Emphasised “see you”", ["‼️", true, "see you"]],
  ["Questioned “see you”", ["❓", true, "see you"]],
  ["Disliked “see you”", ["👎", true, "see you"]],
  ["Reacted 🍅 to “see you”", ["🍅", true, "see you"]],
  ["👍 to “see you”", ["👍", true, "see you"]],
  ["\u200a\u200b👍\u200b to “ see you ”", ["👍", true, "see you"]],
  ["Removed a like from “see you”", ["👍", false, "see you"]],
  ["Removed a heart from “see you”", ["❤️", false, "see you"]],
  ["Removed a laugh from “see you”", ["😂", false, "see you"]],
  ["Removed an exclamation from “see you”", ["‼️", false, "see you"]],
  ["Removed a question mark from “see you”", ["❓", false, "see you"]],
  ["Removed a dislike from “see you”", ["👎", false, "see you"]],
  ["Removed 🍅 from “see you”", ["🍅", false, "see you"]],
  ["Removed a 🍅 reaction from “see you”", ["🍅", false, "see you"]],
  ["Gefällt „bis um 7“", ["👍", true, "bis um 7"]],
  ["Gefällt „das gefällt mir nicht“", ["👍", true, "das gefällt mir nicht"]],
  ["Gefällt „bis um 7“ nicht", ["👎", true, "bis um 7"]],
  ["„bis um 7“ ein Herz hinzugefügt", ["❤️", true, "bis um 7"]],
  ["»bis um 7« ein Lachen hinzugefügt", ["😂", true, "bis um 7"]],
  ["Le gustó “a las 7”", ["👍", true, "a las 7"]],
  ["No le gustó “a las 7”", ["👎", true, "a las 7"]],
  ["Le encantó “a las 7”", ["❤️", true, "a las 7"]],
  ["Exclamó por “a las 7”", ["‼️", true, "a las 7"]],
  ["Gefällt: „bis um 7“", ["👍", true, "bis um 7"]],
  ["Gefällt nicht: „bis um 7“", ["👎", true, "bis um 7"]],
  ["„Gefällt mir“ von „bis um 7“ entfernt", ["👍", false, "bis um 7"]],
  ["Herz von „bis um 7“ entfernt", ["❤️", false, "bis um 7"]],
  ["Hat mit 🍅 auf „bis um 7“ reagiert", ["🍅", true, "bis um 7"]],
  ["Hat 🍅 von „bis um 7“ entfernt", ["🍅", false, "bis um 7"]],
  ["Le hace gracia “a las 7”", ["😂", true, "a las 7"]],
  ["Ya no le gusta “a las 7”", ["👍", false, "a las 7"]],
  ["Dejó de no gustarle “a las 7”", ["👎", false, "a las 7"]],
  ["Reaccionó con 🍅 a “a las 7”", ["🍅", true, "a las 7"]],
  ["Ha eliminado 🍅 de “a las 7”.", ["🍅", false, "a las 7"]],
  ["A ajouté un «\u00a0J’adore\u00a0» à «\u00a0à demain\u00a0».", ["❤️", true, "à demain"]],
  ["a ajouté un « J'aime » à « à demain »", ["👍", true, "à demain"]],
  ["A ajouté un rire à «\u202fà demain\u202f».", ["😂", true, "à demain"]],
  ["a attribué la mention « N’aime pas » à « à demain »", ["👎", true, "à demain"]],
  ["A retiré son « J’adore » de « à demain ».", ["❤️", false, "à demain"]],
  ["a retiré la mention « Question » de « à demain »", ["❓", false, "à demain"]],
  ["A réagi avec 🍅 à « à demain »", ["🍅", true, "à demain"]],
  ["A retiré 🍅 de « à demain »", ["🍅", false, "à demain"]],
  ["\u200aA réagi avec \u200b🍅\u200b à « \u200aà demain\u200a »\u200a", ["🍅", true, "à demain"]],
  ["\u200aTog bort \u200c🍅\u200c från ”\u200ai morgon\u200a”\u200a", ["🍅", false, "i morgon"]],
  ["Loved an image", ["❤️", true, null]],
  ["Le encantó una imagen", ["❤️", true, null]],
  ["Liked “a “quoted” word”", ["👍", true, "a “quoted” word"]],
  ["Liked “two\nlines”", ["👍", true, "two\nlines"]],
])("%s", (text, wanted) => {
  expect(reading(text)).toEqual(wanted);
});

test.each([
  "Liked it",
  "Gefällt mir",
  "Dem Salat ein Herz hinzugefügt",
  "Le gustó la cena",
  "A ajouté un « J’adore » à la salade",
  "A retiré son manteau de « la chaise »",
  "Herz von Gold entfernt",
  "\u200aA dit \u200bnon\u200b à « \u200amoi\u200a »\u200a",
  "Loved the tomatoes",
  "Laughed at him",
  "Liked",
  "Reacted badly to “see you”",
  "back to “work”",
  "I liked “the book”",
  "Removed a tooth from “the comb”",
  "",
])("%j is chat", (text) => {
  expect(readTapback(text)).toBeNull();
});

test.each(["Gefällt", "Removed", "Liked", "🍅 to", "“hi” ein Herz", "\u200b🍅\u200b \u200a"])(
  "a text of %j and many spaces keeps nobody waiting",
  (words) => {
    const before = performance.now();
    expect(readTapback(`${words}${" ".repeat(3_000)}x`)).toBeNull();
    // Read one by one in every way there is, they take longer.
    expect(performance.now() - before).toBeLessThan(5_000);
  },
);

describe("what it quotes", () => {
  const liked = (quote: string) => readTapback(`Liked “${quote}”`)!;

  test("is found whatever the phone did to quotes and spaces", () => {
    expect(quotes(liked("Ana: it’s  “ripe”"), `Ana: it's "ripe"`)).toBe(true);
    expect(quotes(liked("see you"), "see you tomorrow")).toBe(false);
  });

  test("may be the beginning alone", () => {
    expect(quotes(liked("Ana: tomatoes are ri…"), "Ana: tomatoes are ripe")).toBe(true);
    expect(quotes(liked("well…"), "well…")).toBe(true);
    expect(quotes(liked("…"), "anything")).toBe(false);
  });

  test("may stand behind a name, of which the message knows nothing", () => {
    expect(quotesMessage(liked("Garden - Ana: ripe: come"), "ripe: come")).toBe(true);
    expect(quotesMessage(liked("Ana: ripe"), "ripe")).toBe(true);
    expect(quotesMessage(liked("ripe"), "unripe")).toBe(false);
  });
});
