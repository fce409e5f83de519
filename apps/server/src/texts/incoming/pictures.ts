import type { Id } from "@parley/protocol";
import { keepFile } from "../../files/keep.ts";
import type { Parts } from "../../parts.ts";

export interface Pictures {
  files: Id[];
  /** How many could not be fetched, or not be kept. */
  missing: number;
}

/** Fetches what came with a text, one after the other; one that fails takes none of the others along. */
export async function takePictures(parts: Parts, owner: Id, urls: string[]): Promise<Pictures> {
  const files: Id[] = [];
  for (const [index, url] of urls.entries()) {
    try {
      files.push(await takePicture(parts, owner, url, `picture-${index + 1}`));
    } catch (error) {
      parts.log.warn({ err: error, person: owner }, "a picture could not be taken in");
    }
  }
  return { files, missing: urls.length - files.length };
}

async function takePicture(parts: Parts, owner: Id, url: string, name: string): Promise<Id> {
  // It is asked for with the account's credentials, which are nobody else's business.
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" || !/(?:^|\.)twilio\.com$/.test(hostname)) {
    throw new Error("What came with a text is not at Twilio");
  }
  const response = await parts.twilio.fetchMedia(url);
  if (!response.ok) throw new Error(`Twilio answers ${response.status} for what came with a text`);
  const source = new Uint8Array(await readUpTo(response, parts.config.fileMaxBytes));
  const extension = extensions[response.headers.get("content-type")?.split(";")[0]?.trim() ?? ""];
  const file = await keepFile(parts, {
    owner,
    name: extension ? `${name}.${extension}` : name,
    source,
  });
  return file.id;
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new Error("What came with a text is larger than this server takes");
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

/** For the name alone: what it is, its content tells. */
const extensions: Partial<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/heic": "heic",
  "video/mp4": "mp4",
  "video/3gpp": "3gp",
  "audio/mpeg": "mp3",
  "audio/amr": "amr",
  "text/vcard": "vcf",
  "text/x-vcard": "vcf",
  "application/pdf": "pdf",
};
