import { expect, test, vi } from "vitest";
import type { Tmux } from "../tmux.ts";
import { halfBlocks } from "./blocks.ts";
import { createEasel } from "./easel.ts";
import { sizeInCells } from "./making.ts";
import { createPictures } from "./pictures.ts";

const file = {
  id: 4,
  name: "a.png",
  type: "image/png",
  sizeBytes: 3,
  width: 40,
  height: 40,
  thumbnail: true,
};

const nowhere = () => undefined;

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
  const pictures = createPictures(
    { api: { call: call as never } },
    createEasel({ env: {}, images: "auto", depth: "full", write: nowhere, ask: nowhere }),
  );
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

/** A terminal that draws placeholders, and what it holds. */
async function board(tmux: Tmux | null = null) {
  const { default: sharp } = await import("sharp");
  const create = { width: 40, height: 40, channels: 3, background: "#123456" } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const held = new Set<string>();
  const write = (sequence: string) => {
    const [, act, number = ""] = /_Ga=([Td]),[^;]*?i=(\d+)/.exec(sequence) ?? [];
    if (act === "T") held.add(number);
    if (act === "d") held.delete(number);
  };
  const easel = createEasel({ env: {}, images: "kitty", depth: "full", write, ask: nowhere, tmux });
  let fetches = 0;
  const call = async () => (fetches++, bytes);
  const pictures = createPictures({ api: { call: call as never } }, easel);
  async function drawn(id: number): Promise<void> {
    const one = { ...file, id };
    const there = () => pictures.lines(one, 20, 10) !== null;
    pictures.want(one);
    if (there()) return;
    await new Promise<void>((done) => {
      const stop = pictures.follow(() => there() && (stop(), done()));
    });
  }
  return { held, easel, pictures, drawn, fetches: () => fetches, end: pictures.begin() };
}

test("the terminal holds no more pictures than are kept at hand, and none of those that are forgotten", async () => {
  const { held, drawn, end } = await board();
  for (let id = 1; id <= 205; id++) await drawn(id);
  expect(held.size).toBe(200);
  await drawn(205);
  expect(held.size).toBe(200);
  end();
  expect(held.size).toBe(0);
});

test("as many pictures as a large screen shows are fetched once each, and stay", async () => {
  const { pictures, fetches, held } = await board();
  const files = Array.from({ length: 100 }, (_, id) => ({ ...file, id }));
  const draw = () => files.filter((one) => pictures.lines(one, 20, 10) !== null).length;
  await new Promise<void>((done) => {
    pictures.follow(() => draw() === files.length && done());
    for (const one of files) pictures.want(one);
  });
  expect(held.size).toBe(100);
  expect(fetches()).toBe(100);
});

test("nothing goes to whoever else has the terminal, and what it has lost meanwhile is sent anew", async () => {
  const { held, easel, pictures, drawn } = await board();
  await drawn(45);
  easel.leave();
  const tried = vi.spyOn(easel, "send");
  const other = { ...file, id: 50 };
  const fetched = new Promise<void>((done) => {
    const stop = pictures.follow(() => (stop(), done()));
  });
  pictures.want(other);
  await fetched;
  expect(pictures.lines(other, 20, 10)).toBeNull();
  await vi.waitFor(() => expect(tried).toHaveBeenCalled());
  expect(held.size).toBe(1);
  const before = Array.from(held);
  held.clear();
  easel.come();
  await drawn(45);
  await drawn(50);
  expect(held.size).toBe(2);
  expect(before).not.toContain(Array.from(held)[0]);
});

test("what was sent from a window of tmux that nobody saw is sent again when it is seen", async () => {
  const { held, easel, pictures, drawn } = await board({ terminal: "xterm-kitty", passes: true });
  await drawn(1);
  easel.attend(false);
  easel.attend(true);
  expect(pictures.lines({ ...file, id: 1 }, 20, 10)).not.toBeNull();
  easel.attend(false);
  await drawn(2);
  const before = Array.from(held);
  easel.attend(true);
  expect(held.size).toBe(0);
  await drawn(2);
  expect(before).not.toContain(Array.from(held)[0]);
});
