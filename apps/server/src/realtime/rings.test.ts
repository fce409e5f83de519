import { expect, test } from "vitest";
import { Rings } from "./rings.ts";

const run = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    ver: from + index,
    json: `${from + index}`,
  }));
const vers = (events: { ver: number }[] | null) => events?.map(({ ver }) => ver) ?? null;

test("a ring answers whoever it reaches back to, and nobody further behind", () => {
  const rings = new Rings();
  rings.add(1, run(5, 9));

  expect(vers(rings.after(1, 7))).toEqual([8, 9]);
  expect(vers(rings.after(1, 4))).toEqual([5, 6, 7, 8, 9]);
  expect(vers(rings.after(1, 9))).toEqual([]);
  expect(rings.after(1, 3)).toBeNull();
  expect(rings.after(2, 0)).toBeNull();
});

test("a repeated or late event changes nothing", () => {
  const rings = new Rings();
  rings.add(1, run(1, 3));
  rings.add(1, run(2, 2));

  expect(vers(rings.after(1, 0))).toEqual([1, 2, 3]);
});

test("behind a gap nothing is answered that would pass over it", () => {
  const rings = new Rings();
  rings.add(1, run(1, 3));
  rings.add(1, run(5, 6));

  expect(rings.after(1, 3)).toBeNull();
  expect(vers(rings.after(1, 4))).toEqual([5, 6]);
});

test("a ring forgets the oldest first", () => {
  const rings = new Rings();
  rings.add(1, run(1, 300));

  expect(rings.after(1, 43)).toBeNull();
  expect(rings.after(1, 44)).toHaveLength(256);
});

test("of a conversation that is dropped for busier ones the head is still known", () => {
  const rings = new Rings();
  for (let conversation = 1; conversation <= 2_001; conversation++)
    rings.add(conversation, run(1, 2));

  expect(rings.after(1, 0)).toBeNull();
  expect(rings.head(1)).toBe(2);
  expect(rings.head(2_001)).toBe(2);
});

test("what the database said at first is the head until something happens", () => {
  const rings = new Rings();
  rings.startAt(1, 7);
  expect(rings.head(1)).toBe(7);

  rings.add(1, run(9, 9));
  expect(rings.head(1)).toBe(9);
});

test("of what nobody hears any more no head is kept, so that heads do not pile up", () => {
  const rings = new Rings((conversation) => conversation !== 1);
  rings.startAt(2, 7);
  rings.unheard(2);
  expect(rings.head(2)).toBeNull();

  for (let conversation = 1; conversation <= 2_001; conversation++)
    rings.add(conversation, run(1, 2));
  expect(rings.head(1)).toBeNull();
});
