import { randomUUID } from "node:crypto";
import type { File, Id } from "@parley/protocol";
import { signedLink } from "../src/files/links.ts";
import type { Running } from "./running.ts";
import type { Someone } from "./visitor.ts";

/** A picture of one pixel. */
export const dot = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  ),
);

export function upload(who: Someone, bytes: Uint8Array | string, name = "a file"): Promise<File> {
  return who.call("uploadFile", { query: { name }, bytes: new Uint8Array(Buffer.from(bytes)) });
}

/** Says something that carries files; answers its `seq`. */
export async function sayWith(
  who: Someone,
  conversation: Id,
  files: Id[],
  body = "",
): Promise<number> {
  const message = { cid: randomUUID(), body, files };
  return (await who.call("sendMessage", { params: { conversation }, body: message })).seq;
}

/** A file, and the last part of a link to it. */
export function linked({ parts }: Running, file: Id): { file: Id; link: string } {
  return { file, link: signedLink(parts, { id: file }, { seconds: 3600 }).slice("/f/".length) };
}
