import { expect, test } from "vitest";
import { createAsking } from "./asking.ts";

test("whoever leaves waits for every answer that is under way, and for none else", async () => {
  let hear: (sequence: string) => void = () => undefined;
  const written: string[] = [];
  const asking = createAsking(
    { hear: (report) => ((hear = report), () => undefined) },
    (sequence) => void written.push(sequence),
  );
  await asking.answered();
  asking.ask("\u001b]11;?\u001b\\");
  asking.ask("\u001b[16t");
  expect(written).toEqual(["\u001b]11;?\u001b\\\u001b[c", "\u001b[16t\u001b[c"]);
  let left = false;
  const leaving = asking.answered().then(() => (left = true));
  hear("\u001b]11;rgb:f/f/f\u0007");
  hear("\u001b[?62;4c");
  await new Promise(setImmediate);
  expect(left).toBe(false);
  hear("\u001b[6;20;10t");
  hear("\u001b[?62;4c");
  await leaving;
  hear("\u001b[?62;4c");
  await asking.answered();
});
