import { Readable } from "node:stream";
import { Refusal } from "@parley/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Parts } from "../parts.ts";
import { openBytes, openFile } from "./open.ts";
import { mayBeShown } from "./policy.ts";
import { thumbnailKey } from "./present.ts";
import type { FileRow } from "./queries.ts";
import { rangeIn } from "./range.ts";

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Nothing a file holds runs, loads or asks for anything, even when somebody opens it by itself. */
const policy = "sandbox; default-src 'none'";

/** Answers with the bytes of a file: whole, in part, or not at all when the asker has them. */
export async function serveFile(
  parts: Parts,
  row: FileRow,
  { request, reply }: Exchange,
): Promise<Readable> {
  const { type, name, size_bytes: sizeBytes } = row;
  const etag = `"${row.id}"`;
  reply.headers({
    ...headersOf(etag),
    "content-type": type === "text/plain" ? "text/plain; charset=utf-8" : type,
    "content-disposition": disposition(mayBeShown(type) ? "inline" : "attachment", name),
    "accept-ranges": "bytes",
  });
  if (isKnown(request, etag)) return nothingNew(reply);

  const range = rangeIn(request.headers, etag, sizeBytes);
  if (range) {
    reply.code(206);
    reply.header("content-range", `bytes ${range.start}-${range.end}/${sizeBytes}`);
  }
  reply.header("content-length", range ? range.end - range.start + 1 : sizeBytes);
  if (request.method === "HEAD") return Readable.from([]);
  return (await openFile(parts, row, range ?? undefined)).stream;
}

export async function serveThumbnail(
  parts: Parts,
  row: FileRow,
  { request, reply }: Exchange,
): Promise<Readable> {
  if (row.thumbnail !== 1) throw new Refusal("not_found");
  const etag = `"${row.id}-thumbnail"`;
  const headers = { "content-type": "image/webp", "content-disposition": "inline" };
  reply.headers({ ...headersOf(etag), ...headers });
  if (isKnown(request, etag)) return nothingNew(reply);
  if (request.method === "HEAD") return Readable.from([]);
  return openBytes(parts, thumbnailKey(row));
}

/** Kept by the browser, and asked about each time: who may see it today may not tomorrow. */
const headersOf = (etag: string) => ({
  etag,
  "cache-control": "private, no-cache",
  "content-security-policy": policy,
});

function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers["if-none-match"]?.split(",").map((one) => one.trim().replace(/^W\//, ""));
  return known?.includes(etag) ?? false;
}

function nothingNew(reply: FastifyReply): Readable {
  reply.code(304).removeHeader("content-type");
  return Readable.from([]);
}

/** RFC 6266: the name once for everybody, as far as ASCII goes, and once to the letter. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
