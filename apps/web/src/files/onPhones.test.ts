import type { Upload } from "@parley/client";
import { limits } from "@parley/protocol";
import { expect, test } from "vitest";
import { linksOnPhones } from "./onPhones.ts";

const upload = (type: string, sizeBytes: number, after?: number): Upload => ({
  key: type,
  name: "a",
  type,
  sizeBytes,
  preview: null,
  status: after
    ? { kind: "there", file: { id: 1, name: "a", type, sizeBytes: after, thumbnail: false } }
    : { kind: "under way", progress: 0 },
});
const over = limits.pictureInTextBytes + 1;

test("phones get what a text carries, and links to the rest, once for each reason", () => {
  expect(linksOnPhones([upload("image/jpeg", 9)])).toEqual([]);
  expect(linksOnPhones([upload("image/png", over), upload("image/gif", over)])).toEqual([
    "too large",
  ]);
  expect(linksOnPhones([upload("application/pdf", 9), upload("image/webp", 9)])).toEqual([
    "no picture",
  ]);
});

test("what counts is the picture as the server has made it anew", () => {
  expect(linksOnPhones([upload("image/jpeg", over, 900)])).toEqual([]);
});
