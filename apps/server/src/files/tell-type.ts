import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";

const LOOKED_AT_BYTES = 8_192;
const WITHIN_MS = 5_000;

/** What a file is by its content: nothing that was said of it counts. */
export async function tellType(path: string): Promise<string> {
  const signal = AbortSignal.timeout(WITHIN_MS);
  // A file made to puzzle whoever reads it is merely bytes.
  const known = await fileTypeFromFile(path, { signal }).catch(() => undefined);
  if (known) return known.mime;
  return (await isText(path)) ? "text/plain" : "application/octet-stream";
}

/** Also of HTML and SVG: as what they are nobody will ever be given them. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(LOOKED_AT_BYTES) });
    // A letter may be cut in two at the end, which `stream` forgives.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(buffer.subarray(0, bytesRead), {
      stream: true,
    });
    // oxlint-disable-next-line no-control-regex -- these are what no text has
    return bytesRead > 0 && !/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}
