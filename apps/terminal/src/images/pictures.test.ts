import { expect, test } from "vitest";
import { halfBlocks } from "./blocks.ts";
import { createPictures, sizeInCells } from "./pictures.ts";

const red = [255, 0, 0];
const blue = [0, 0, 255];

test("a cell is two pixels, the upper one in front", () => {
  const pixels = { data: Uint8Array.from([...red, ...red, ...blue, ...blue]), width: 2, height: 2 };
  const [[span] = []] = halfBlocks(pixels, "full");
  expect(span).toEqual({ text: "▀▀", painted: "\u001b[38;2;255;0;0;48;2;0;0;255m▀▀\u001b[0m" });
  expect(halfBlocks(pixels, "256")[0]![0]!.painted).toBe("\u001b[38;5;196;48;5;21m▀▀\u001b[0m");
});

test("a picture keeps its shape within its room, and a small one is not blown up", () => {
  expect(sizeInCells({ width: 1600, height: 1200 }, { width: 60, rows: 10 })).toEqual({
    width: 27,
    rows: 10,
  });
  expect(sizeInCells({ width: 3000, height: 100 }, { width: 60, rows: 10 })).toEqual({
    width: 60,
    rows: 1,
  });
  expect(sizeInCells({ width: 16, height: 16 }, { width: 60, rows: 10 })).toEqual({
    width: 4,
    rows: 2,
  });
});

test("what cannot be read as a picture is given up, and asked for once", async () => {
  let asked = 0;
  const call = async () => {
    asked++;
    return new Uint8Array([1, 2, 3]);
  };
  const pictures = createPictures({ api: { call: call as never } }, "full", "auto");
  const file = {
    id: 4,
    name: "a.png",
    type: "image/png",
    sizeBytes: 3,
    width: 8,
    height: 8,
    thumbnail: true,
  };
  const failed = new Promise<void>((done) =>
    pictures.follow(() => pictures.failed(file) && done()),
  );
  pictures.want(file);
  await new Promise<void>((done) => {
    const stop = pictures.follow(() => (stop(), done()));
  });
  expect(pictures.lines(file, 10, 5)).toBeNull();
  await failed;
  pictures.want(file);
  expect(asked).toBe(1);
});
