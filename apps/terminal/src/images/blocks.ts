import type { Line } from "../paint/paint.ts";

/** Pixels from left to right and top to bottom, red, green and blue of each. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Two pixels to a cell: the upper half in one colour, the lower in the other. */
export function halfBlocks({ data, width, height }: Pixels): Line[] {
  const lines: Line[] = [];
  const colour = (x: number, y: number) => {
    const at = (y * width + x) * 3;
    return `${data[at]};${data[at + 1]};${data[at + 2]}`;
  };
  for (let y = 0; y < height; y += 2) {
    let painted = "";
    let set = "";
    for (let x = 0; x < width; x++) {
      const below = y + 1 < height ? `48;2;${colour(x, y + 1)}` : "49";
      const codes = `38;2;${colour(x, y)};${below}`;
      if (codes !== set) painted += `\u001b[${codes}m`;
      set = codes;
      painted += "▀";
    }
    lines.push([{ text: "▀".repeat(width), painted: `${painted}\u001b[0m` }]);
  }
  return lines;
}
