import type { IncomingHttpHeaders } from "node:http";
import type { ByteRange } from "./store/store.ts";

/**
 * The one stretch of bytes that is asked for (RFC 9110, 14). Null, and all of it is due, when none or
 * several are, when it lies outside, or when it is of another version.
 */
export function rangeIn(
  headers: IncomingHttpHeaders,
  etag: string,
  sizeBytes: number,
): ByteRange | null {
  const condition = headers["if-range"];
  if (condition !== undefined && condition !== etag) return null;
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  const start = first === "" ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  return start <= end ? { start, end } : null;
}
