import { expect, test } from "vitest";
import { followGround, groundTold } from "./ground.ts";

test.each([
  ["\u001b]11;rgb:ffff/ffff/ffff\u0007", "light"],
  ["\u001b]11;rgb:0000/2b2b/3636\u001b\\", "dark"],
  ["\u001b]11;rgb:f/d/a\u0007", "light"],
  ["\u001b]11;rgba:1e1e/1e1e/1e1e/ffff\u0007", "dark"],
  ["\u001b[?997;1n", "dark"],
  ["\u001b[?997;2n", "light"],
  ["\u001b]10;rgb:0/0/0\u0007", null],
  ["\u001b[?997;3n", null],
])("%j tells of %s ground", (sequence, ground) => {
  expect(groundTold(sequence)).toBe(ground);
});

test.each([
  ["15;0", "dark"],
  ["0;default;15", "light"],
  ["0;7", "light"],
  ["12;8", "dark"],
  ["default;default", null],
  [undefined, null],
])("COLORFGBG=%s is a hint until the terminal says so itself", (COLORFGBG, hint) => {
  const { ground, hear } = follow({ COLORFGBG });
  expect(ground.get()).toBe(hint);
  hear(white);
  expect(ground.get()).toBe("light");
});

const white = "\u001b]11;rgb:f/f/f\u0007";

function follow(env: NodeJS.ProcessEnv) {
  const reports: ((sequence: string) => void)[] = [];
  const input = {
    hear(report: (sequence: string) => void) {
      reports.push(report);
      return () => undefined;
    },
  };
  const ground = followGround(input, env, () => undefined);
  return { ground, hear: (sequence: string) => reports.forEach((report) => report(sequence)) };
}
