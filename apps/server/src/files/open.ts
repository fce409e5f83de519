import type { Readable } from "node:stream";
import { Refusal } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import type { FileRow } from "./queries.ts";
import type { ByteRange } from "./store/store.ts";

export interface OpenFile {
  stream: Readable;
  type: string;
  sizeBytes: number;
}

/** The bytes of a file that whoever asks may see. */
export async function openFile(
  parts: Pick<Parts, "files" | "log">,
  { key, type, size_bytes: sizeBytes }: FileRow,
  range?: ByteRange,
): Promise<OpenFile> {
  return { stream: await openBytes(parts, key, range), type, sizeBytes };
}

/** What the store has under a key. Not having it means that somebody meddled with the store. */
export async function openBytes(
  { files, log }: Pick<Parts, "files" | "log">,
  key: string,
  range?: ByteRange,
): Promise<Readable> {
  const stream = await files.store.get(key, range);
  if (stream) return stream;
  log.error("a file that should be there is not in the store");
  throw new Refusal("not_found");
}
