import type { Line } from "../paint/paint.ts";

/** Pixels from left to right and top to bottom, red, green and blue of each. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Two pixels to a cell: the upper half in one colour, the lower in the other. */
export function halfBlocks({ data, width, height }: Pixels, depth: "256" | "full"): Line[] {
  const lines: Line[] = [];
  const colour = (x: number, y: number) => {
    const at = (y * width + x) * 3;
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    return depth === "full" ? `2;${red};${green};${blue}` : `5;${nearest(red, green, blue)}`;
  };
  for (let y = 0; y < height; y += 2) {
    let painted = "";
    let set = "";
    for (let x = 0; x < width; x++) {
      const below = y + 1 < height ? `48;${colour(x, y + 1)}` : "49";
      const codes = `38;${colour(x, y)};${below}`;
      if (codes !== set) painted += `\u001b[${codes}m`;
      set = codes;
      painted += "▀";
    }
    lines.push([{ text: "▀".repeat(width), painted: `${painted}\u001b[0m` }]);
  }
  return lines;
}

/** In the cube of six steps a colour that the palette of 256 holds. */
function nearest(...parts: [number, number, number]): number {
  const [red, green, blue] = parts.map((part) => Math.round((part / 255) * 5)) as typeof parts;
  return 16 + red * 36 + green * 6 + blue;
}
