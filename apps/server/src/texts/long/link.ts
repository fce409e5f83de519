import { createHmac, timingSafeEqual } from "node:crypto";
import type { Id } from "@parley/protocol";
import type { Parts } from "../../parts.ts";

/** A message, and the one person it may be shown to. */
export interface Whole {
  conversation: Id;
  seq: number;
  person: Id;
}

// 7 bytes of each id, 4 of the message's number, 3 of the minute it expires, counted from 2025, and 9
// of a signature: 40 letters, which a text has room for.
const ID_BYTES = 7;
const HEAD_BYTES = 2 * ID_BYTES + 4 + 3;
const SIGNATURE_BYTES = 9;
const START_MS = Date.UTC(2025, 0, 1);
const MINUTE_MS = 60_000;
const GOOD_FOR_MS = 7 * 24 * 3600 * 1000;

type LinkParts = Pick<Parts, "files" | "now">;

/** The path under which the person reads the whole of a message that was too long for a text. */
export function linkToWhole({ files, now }: LinkParts, whole: Whole): string {
  const head = Buffer.alloc(HEAD_BYTES);
  writeId(head, whole.conversation, 0);
  writeId(head, whole.person, ID_BYTES);
  head.writeUInt32BE(whole.seq, 2 * ID_BYTES);
  head.writeUIntBE(Math.ceil((now() + GOOD_FOR_MS - START_MS) / MINUTE_MS), HEAD_BYTES - 3, 3);
  return `/m/${Buffer.concat([head, sign(files.linkSecret, head)]).toString("base64url")}`;
}

/** What a link is to; null when it has expired, or nobody here signed it. */
export function readWhole({ files, now }: LinkParts, link: string): Whole | null {
  if (!/^[\w-]{40}$/.test(link)) return null;
  const bytes = Buffer.from(link, "base64url");
  const head = bytes.subarray(0, HEAD_BYTES);
  if (!timingSafeEqual(bytes.subarray(HEAD_BYTES), sign(files.linkSecret, head))) return null;
  const expiresMs = START_MS + head.readUIntBE(HEAD_BYTES - 3, 3) * MINUTE_MS;
  if (now() >= expiresMs) return null;
  return {
    conversation: readId(head, 0),
    person: readId(head, ID_BYTES),
    seq: head.readUInt32BE(2 * ID_BYTES),
  };
}

function writeId(bytes: Buffer, id: Id, at: number): void {
  bytes.writeUIntBE(Math.floor(id / 256), at, 6);
  bytes.writeUInt8(id % 256, at + 6);
}

const readId = (bytes: Buffer, at: number): Id =>
  bytes.readUIntBE(at, 6) * 256 + bytes.readUInt8(at + 6);

// The word keeps it from being taken for the signature of anything else.
function sign(secret: Buffer, head: Buffer): Buffer {
  return createHmac("sha256", secret)
    .update("whole message")
    .update(head)
    .digest()
    .subarray(0, SIGNATURE_BYTES);
}
