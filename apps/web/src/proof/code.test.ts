import { expect, test } from "vitest";
import { digitsIn } from "./code.ts";

test.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["123-456", "123456"],
  [" 12a", "12"],
  ["1234567", "123456"],
  ["٤٥٦١٢٣", "456123"],
  ["۴۵۶۱۲۳", "456123"],
  ["Your Parley code is: 123456. Good for 10 minutes.", "123456"],
  ["In 10 minutes 123 456 is good no more", "123456"],
])("the code in “%s” is %s", (typed, code) => {
  expect(digitsIn(typed, 6)).toBe(code);
});
