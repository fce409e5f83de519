import { expect, test } from "vitest";
import { boxOf } from "./box.ts";

test.for([
  { of: "a wide one", given: [4000, 3000], drawn: [360, 270] },
  { of: "a tall one", given: [3000, 4000], drawn: [240, 320] },
  { of: "one that is small already", given: [120, 90], drawn: [120, 90] },
  { of: "a line", given: [4000, 20], drawn: [360, 44] },
  { of: "a column", given: [10, 4000], drawn: [44, 320] },
  { of: "a dot", given: [1, 1], drawn: [44, 44] },
])(
  "a picture keeps its shape within the room there is, and can be pressed: $of",
  ({ given, drawn }) => {
    const [width, height] = given as [number, number];
    expect(boxOf({ width, height })).toEqual({ width: drawn[0], height: drawn[1] });
  },
);
