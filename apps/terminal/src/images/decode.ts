import type { Pixels } from "./blocks.ts";

/** Reads a picture and makes it so large, on black where one sees through it. */
export type Decode = (bytes: Uint8Array, width: number, height: number) => Promise<Pixels>;

/** More than any thumbnail has: a small file can claim to be a huge picture. */
const mostPixels = 50_000_000;

/** Rejects where the optional part that reads pictures is not installed. */
export async function decoder(): Promise<Decode> {
  const { default: sharp } = await import("sharp");
  return async (bytes, width, height) => {
    const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels })
      .resize(width, height, { fit: "fill" })
      .flatten({ background: "#000000" })
      .toColourspace("srgb")
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  };
}
