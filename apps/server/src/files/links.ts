import { createHmac, timingSafeEqual } from "node:crypto";
import type { Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";

// A link has to leave room for words in a text, so it is 28 letters: 7 bytes of the file's id, 3 of the
// minute it expires, counted from 2025, and as much of the signature as is left.
const ID_BYTES = 7;
const HEAD_BYTES = ID_BYTES + 3;
const SIGNATURE_BYTES = 11;
const START_MS = Date.UTC(2025, 0, 1);
const MINUTE_MS = 60_000;

type LinkParts = Pick<Parts, "files" | "now">;

/** The path under which whoever knows it gets the file, without a session, for that long. */
export function signedLink(
  { files, now }: LinkParts,
  { id }: { id: Id },
  { seconds }: { seconds: number },
): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUIntBE(Math.floor(id / 256), 0, 6);
  head.writeUInt8(id % 256, 6);
  head.writeUIntBE(Math.ceil((now() + seconds * 1000 - START_MS) / MINUTE_MS), ID_BYTES, 3);
  return `/f/${Buffer.concat([head, sign(files.linkSecret, head)]).toString("base64url")}`;
}

/** The file a link is for; null when it has expired, or nobody here signed it. */
export function readLink({ files, now }: LinkParts, link: string): Id | null {
  if (!/^[\w-]{28}$/.test(link)) return null;
  const bytes = Buffer.from(link, "base64url");
  const head = bytes.subarray(0, HEAD_BYTES);
  const signature = bytes.subarray(HEAD_BYTES);
  if (!timingSafeEqual(signature, sign(files.linkSecret, head))) return null;
  const expiresMs = START_MS + head.readUIntBE(ID_BYTES, 3) * MINUTE_MS;
  return now() < expiresMs ? head.readUIntBE(0, 6) * 256 + head.readUInt8(6) : null;
}

function sign(secret: Buffer, head: Buffer): Buffer {
  return createHmac("sha256", secret).update(head).digest().subarray(0, SIGNATURE_BYTES);
}
