/** A picture as a phone sends it. */
export interface Picture {
  type: string;
  base64: string;
}

/** Fits, with the words beside it, into what the server takes at once. */
const LARGEST_BYTES = 42_000;
const SIDES = [1024, 640, 400, 240];
const QUALITIES = [0.8, 0.6, 0.4];

/** Makes a picture as small as a text can carry, as phones do; rejects what is no picture. */
export async function smaller(file: File): Promise<Picture> {
  const bitmap = await createImageBitmap(file);
  try {
    if (file.size <= LARGEST_BYTES && sendable.has(file.type)) return await pictureOf(file);
    for (const side of SIDES)
      for (const quality of QUALITIES) {
        const drawn = await draw(bitmap, side, quality);
        if (drawn.size <= LARGEST_BYTES) return await pictureOf(drawn);
      }
    throw new Error("A picture that cannot be made small enough");
  } finally {
    bitmap.close();
  }
}

const sendable = new Set(["image/jpeg", "image/png", "image/gif"]);

function draw(bitmap: ImageBitmap, side: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")!.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob({ type: "image/jpeg", quality });
}

async function pictureOf(blob: Blob): Promise<Picture> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { type: blob.type, base64: btoa(binary) };
}
