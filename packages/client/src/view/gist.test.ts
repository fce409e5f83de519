import type { File } from "@parley/protocol";
import { expect, test } from "vitest";
import { english } from "../words/en.ts";
import { choose, fill } from "../words/fill.ts";
import type { Say } from "../words/say.ts";
import { gistOf, isPicture, spokenGistOf } from "./gist.ts";

const say = ((key: keyof typeof english, given: Record<string, number> = {}) =>
  fill(choose(english[key], given["count"], "en"), given).join("")) as Say;

const photo: File = {
  id: 1,
  name: "garden.jpg",
  type: "image/jpeg",
  sizeBytes: 9,
  width: 40,
  height: 30,
  thumbnail: true,
};
const plan: File = {
  id: 2,
  name: "plan.pdf",
  type: "application/pdf",
  sizeBytes: 9,
  thumbnail: false,
};

test("words stand for a message that has any; else what it carries does", () => {
  expect(gistOf({ body: "Look\nhere", files: [photo] }, say)).toBe("Look here");
  expect(gistOf({ body: " ", files: [photo] }, say)).toBe("picture");
  expect(gistOf({ body: "", files: [photo, photo] }, say)).toBe("2 pictures");
  expect(gistOf({ body: "", files: [plan] }, say)).toBe("plan.pdf");
  expect(gistOf({ body: "", files: [plan, photo] }, say)).toBe("2 files");
});

test("read out are the words and what comes with them", () => {
  expect(spokenGistOf({ body: "Look", files: [photo] }, say)).toBe("Look, picture");
  expect(spokenGistOf({ body: "Hello." }, say)).toBe("Hello.");
});

test("a picture whose size is not known is no picture: its box could not be kept free", () => {
  expect(isPicture(photo)).toBe(true);
  expect(isPicture({ ...photo, type: "image/tiff" })).toBe(false);
  const { width: _, ...sizeless } = photo;
  expect(isPicture(sizeless)).toBe(false);
});
