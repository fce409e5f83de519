import type { Pixels } from "./blocks.ts";
import { paletteOf, type Palette } from "./palette.ts";

const ESC = "\u001b";
/** What terminals of today have registers for. */
const registers = 256;
/** Rows of pixels that are told together, each a bit of a character from ? on. */
const band = 6;
const noBits = 63;

/** As DEC's printers were told: a palette, then for each six rows and each colour in them what it paints. */
export function sixel(pixels: Pixels): string {
  const { width, height } = pixels;
  const palette = paletteOf(pixels.data, registers);
  const indexed = dithered(pixels, palette);
  const parts = [`${ESC}P0;1;0q"1;1;${width};${height}`];
  palette.colours.forEach((colour, index) => {
    parts.push(`#${index};2;${colour.map((part) => Math.round((part / 255) * 100)).join(";")}`);
  });
  const bands: string[] = [];
  for (let top = 0; top < height; top += band) {
    const rows = paintedIn(indexed, width, top, Math.min(band, height - top));
    const told = Array.from(rows, ([colour, bits]) => `#${colour}${runs(bits)}`);
    bands.push(told.join("$"));
  }
  // None after the last: it would go on to a row below the picture.
  return `${parts.join("")}${bands.join("-")}${ESC}\\`;
}

/** Of each colour in these rows, which pixels of each column it paints. */
function paintedIn(indexed: Uint8Array, width: number, top: number, rows: number) {
  const found = new Map<number, Uint8Array>();
  for (let row = 0; row < rows; row++)
    for (let x = 0; x < width; x++) {
      const colour = indexed[(top + row) * width + x]!;
      let bits = found.get(colour);
      if (!bits) found.set(colour, (bits = new Uint8Array(width)));
      bits[x]! |= 1 << row;
    }
  return found;
}

function runs(bits: Uint8Array): string {
  let told = "";
  let end = bits.length;
  while (end > 0 && bits[end - 1] === 0) end--;
  for (let x = 0; x < end;) {
    let next = x + 1;
    while (next < end && bits[next] === bits[x]) next++;
    const sign = String.fromCharCode(noBits + bits[x]!);
    told += next - x > 3 ? `!${next - x}${sign}` : sign.repeat(next - x);
    x = next;
  }
  return told;
}

const channels = [0, 1, 2] as const;

/** Each pixel's register; what a colour is off by goes to the pixels beside and below (Floyd and Steinberg). */
function dithered({ data, width, height }: Pixels, { colours, nearest }: Palette): Uint8Array {
  const indexed = new Uint8Array(width * height);
  const stride = width * 3;
  // A pixel more at either end, so that edges are no exception.
  let here = new Float32Array(stride + 6);
  let below = new Float32Array(stride + 6);
  const wanted = [0, 0, 0] as [number, number, number];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const off = (x + 1) * 3;
      for (const channel of channels) {
        const value = data[at + channel]! + here[off + channel]!;
        wanted[channel] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
      }
      const index = nearest(wanted[0], wanted[1], wanted[2]);
      indexed[y * width + x] = index;
      for (const channel of channels) {
        const error = (wanted[channel] - colours[index]![channel]) / 16;
        here[off + 3 + channel]! += error * 7;
        below[off - 3 + channel]! += error * 3;
        below[off + channel]! += error * 5;
        below[off + 3 + channel]! += error;
      }
    }
    [here, below] = [below, here.fill(0)];
  }
  return indexed;
}
