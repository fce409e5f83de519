import { stat } from "node:fs/promises";
import { Refusal } from "@parley/protocol";
import sharp, { type Metadata, type Sharp } from "sharp";

/** A picture made anew, upright and with nothing in it but the picture. */
export interface Picture {
  path: string;
  thumbnail: string;
  sizeBytes: number;
  width: number;
  height: number;
}

/** Of one frame, and of all frames together: what a phone takes, and not what fills this machine. */
const MOST_PIXELS = 64_000_000;
const MOST_FRAMES = 500;
const THUMBNAIL_SIDE = 640;
const WITHIN_SECONDS = 60;

// Nothing reads what somebody sends but what is needed for the pictures we show.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Nsgif", "Webp", "Heif"].map((kind) => `VipsForeignLoad${kind}File`),
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Makes a picture anew beside its original. Answers null for what says it is a picture and cannot be
 * read as one; refuses one of too many pixels before it is unpacked.
 */
export async function remake(path: string, type: string): Promise<Picture | null> {
  const about = await headOf(path);
  if (!about) return null;
  if (about.width * frameHeight(about) > MOST_PIXELS) throw new Refusal("picture_too_large");
  const animated = isAnimated(about, type);
  try {
    const made = `${path}-picture`;
    const { width, height, pageHeight } = await encode(read(path, animated), type).toFile(made);
    const thumbnail = `${path}-thumbnail`;
    await read(path, false)
      .resize({
        width: THUMBNAIL_SIDE,
        height: THUMBNAIL_SIDE,
        fit: "inside",
        withoutEnlargement: true,
      })
      .webp({ quality: 75 })
      .toFile(thumbnail);
    const { size: sizeBytes } = await stat(made);
    return { path: made, thumbnail, sizeBytes, width, height: pageHeight ?? height };
  } catch {
    return null;
  }
}

/** Its head alone is read, so that its size is known before anything is unpacked. */
async function headOf(path: string): Promise<Metadata | null> {
  try {
    return await sharp(path, { limitInputPixels: false }).metadata();
  } catch {
    return null;
  }
}

const frameHeight = ({ height, pageHeight }: Metadata) => pageHeight ?? height;

/** A film beyond the limits is kept as its first picture. */
function isAnimated(about: Metadata, type: string): boolean {
  const { width, pages = 1 } = about;
  if (type !== "image/gif" && type !== "image/webp") return false;
  if (pages === 1 || pages > MOST_FRAMES) return false;
  return width * frameHeight(about) * pages <= MOST_PIXELS;
}

function read(path: string, animated: boolean): Sharp {
  const limits = { limitInputPixels: MOST_PIXELS, failOn: "error" as const };
  return sharp(path, { ...limits, animated, sequentialRead: true })
    .autoOrient()
    .timeout({ seconds: WITHIN_SECONDS });
}

/** What is not asked to be kept is not: camera, place, comments, thumbnails of its own. */
function encode(picture: Sharp, type: string): Sharp {
  switch (type) {
    case "image/jpeg":
      return picture.jpeg({ quality: 85 });
    case "image/png":
      return picture.png();
    case "image/gif":
      return picture.gif();
    case "image/webp":
      return picture.webp({ quality: 85 });
    default:
      return picture.avif({ quality: 60, effort: 2 });
  }
}
