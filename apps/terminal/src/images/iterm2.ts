import type { Pixels } from "./blocks.ts";
import { png } from "./png.ts";

/** Draws it from the cursor on into so many cells: https://iterm2.com/documentation-images.html */
export async function inlineImage(
  pixels: Pixels,
  cells: { width: number; rows: number },
): Promise<string> {
  const file = await png(pixels);
  const about = `inline=1;size=${file.length};width=${cells.width};height=${cells.rows}`;
  return `\u001b]1337;File=${about};doNotMoveCursor=1:${file.toString("base64")}\u0007`;
}
