import { expect, test } from "vitest";
import { obstacleOf } from "./policy.ts";

const service = "MG1";

test.each([
  [21610, "the messaging service", service],
  [30004, "the messaging service", service],
  [21612, "the pair, whatever service it is in", "+1"],
  [21614, "the phone", "*"],
  [30003, "nothing", null],
])("error %i is about %s", (code, _, scope) => {
  expect(obstacleOf(code, { number: "+1", service })).toBe(scope);
});
