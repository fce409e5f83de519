import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { inlineImage } from "./iterm2.ts";
import { sixel } from "./sixel.ts";

const ESC = "\u001b";
const whole = new RegExp(String.raw`^${ESC}P0;1;0q([^${ESC}]*)${ESC}\\$`);
const inline = new RegExp(String.raw`^${ESC}\]1337;File=([\w=;]+):([\w+/=]+)${"\u0007"}$`);

const ramp = (width: number, height: number) =>
  Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return [(x / width) * 255, (y / height) * 255, 128][at % 3]!;
  });

/** As a terminal reads it. */
function drawn(sequence: string) {
  const [, body = ""] = whole.exec(sequence) ?? [];
  const [, width = 0, height = 0] = (/^"1;1;(\d+);(\d+)/.exec(body) ?? []).map(Number);
  const colours = new Map<number, number[]>();
  const pixels = Array.from({ length: width * height }, (): number[] | null => null);
  let [x, top, colour, count] = [0, 0, 0, 1];
  for (const [token] of body.matchAll(/#[\d;]+|!\d+|[-$?-~]/g)) {
    if (token[0] === "#") {
      const [register = 0, , ...rgb] = token.slice(1).split(";").map(Number);
      if (rgb.length === 3) colours.set(register, rgb);
      else colour = register;
    } else if (token[0] === "!") count = Number(token.slice(1));
    else if (token === "$") x = 0;
    else if (token === "-") [x, top] = [0, top + 6];
    else {
      const bits = token.charCodeAt(0) - 63;
      for (; count > 0; count--, x++)
        for (let row = 0; row < 6; row++)
          if (bits & (1 << row)) pixels[(top + row) * width + x] = colours.get(colour)!;
      count = 1;
    }
  }
  return { width, height, pixels, colours: colours.size };
}

test("few colours come out of sixel as they went in", () => {
  const [red, blue] = [
    [255, 0, 0],
    [0, 0, 255],
  ];
  // Seven rows are a band and one more.
  const data = Array.from({ length: 35 }, (_, pixel) => (pixel % 3 === 0 ? red! : blue!));
  const { pixels, ...size } = drawn(
    sixel({ data: Uint8Array.from(data.flat()), width: 5, height: 7 }),
  );
  expect(size).toEqual({ width: 5, height: 7, colours: 2 });
  expect(pixels).toEqual(data.map((rgb) => rgb.map((part) => (part / 255) * 100)));
});

test("many colours become 256, every pixel is painted, and on the whole it looks the same", () => {
  const [width, height] = [90, 70];
  const data = ramp(width, height);
  const seen = drawn(sixel({ data, width, height }));
  expect(seen.colours).toBe(256);
  expect(seen.pixels.length).toBe(width * height);
  const off = [0, 0, 0];
  seen.pixels.forEach((rgb, pixel) => {
    rgb!.forEach((part, channel) => (off[channel]! += part * 2.55 - data[pixel * 3 + channel]!));
  });
  for (const sum of off) expect(Math.abs(sum) / (width * height)).toBeLessThan(2);
});

test("iTerm2 is given a PNG of the same pixels, and how many cells it takes", async () => {
  const [width, height] = [30, 20];
  const data = ramp(width, height);
  const sequence = await inlineImage({ data, width, height }, { width: 3, rows: 1 });
  const [, about = "", base64 = ""] = inline.exec(sequence) ?? [];
  expect(about).toContain("inline=1;");
  expect(about).toContain("width=3;height=1;");
  const file = Buffer.from(base64, "base64");
  const body = file.subarray(41, 41 + file.readUInt32BE(33));
  const rows = inflateSync(body);
  const pixels = Array.from({ length: height }, (_, row) =>
    rows.subarray(row * (width * 3 + 1) + 1, (row + 1) * (width * 3 + 1)),
  );
  expect(Buffer.concat(pixels).equals(Buffer.from(data))).toBe(true);
  const { default: sharp } = await import("sharp");
  const read = await sharp(file).raw().toBuffer();
  expect(read.equals(Buffer.from(data))).toBe(true);
});
