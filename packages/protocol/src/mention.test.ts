import { expect, test } from "vitest";
import { mentionsIn } from "./mention.ts";

const names = (text: string) => mentionsIn(text).map(({ username }) => username);

test.for([
  ["@ana", ["ana"]],
  ["hello @Ana, and @BEN.", ["ana", "ben"]],
  ["(@ana) “@ben”! @cyd?", ["ana", "ben", "cyd"]],
  ["@ana's", ["ana"]],
  ["＠ana", ["ana"]],
  ["@a.b-c_9 is one name", ["a.b-c_9"]],
  ["@ana. Next sentence", ["ana"]],
  ["@ana\n@ben", ["ana", "ben"]],
  ["@ana @ana", ["ana", "ana"]],
] as const)("%j mentions %j", ([text, expected]) => {
  expect(names(text)).toEqual(expected);
});

test.for([
  "ana@example.org",
  "@ana@example.org",
  "a@b",
  "@",
  "@@ana",
  "@ -",
  "/@ana.example",
  "x@ana",
])("%j mentions nobody", (text) => {
  expect(names(text)).toEqual([]);
});

test("a mention knows where it stands, the @ included", () => {
  const [mention] = mentionsIn("so, @ana!");
  expect(mention).toEqual({ username: "ana", start: 4, end: 8 });
});

test("a hostile text costs no more than its length", () => {
  const long = `${"@a.".repeat(30_000)}!`;
  expect(names(long).length).toBeLessThan(30_001);
});
