import { open, type FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { Refusal } from "@parley/protocol";

/**
 * Writes what comes into a new file, and refuses it as soon as it is too much. The source is left as
 * it stands: who cuts a request off cannot answer it any more.
 */
export async function receive(
  source: Readable | Uint8Array,
  path: string,
  maxBytes: number,
): Promise<number> {
  const file = await open(path, "wx", 0o600);
  try {
    if (source instanceof Readable) return await write(source, file, maxBytes);
    if (source.byteLength > maxBytes) throw tooLarge(maxBytes);
    await file.writeFile(source);
    return source.byteLength;
  } finally {
    await file.close();
  }
}

async function write(source: Readable, file: FileHandle, maxBytes: number): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of chunksOf(source)) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) throw tooLarge(maxBytes);
    await file.writeFile(chunk);
  }
  return sizeBytes;
}

async function* chunksOf(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks = source.iterator({ destroyOnReturn: false });
  try {
    for await (const chunk of chunks) yield chunk as Uint8Array;
  } catch {
    // Whoever sent it has gone, or what they sent was no HTTP.
    throw new Refusal("malformed");
  }
}

export function tooLarge(maxBytes: number): Refusal {
  const most = `${maxBytes / 1_000_000} MB`;
  return new Refusal("file_too_large", { message: `A file may have at most ${most} here.` });
}
