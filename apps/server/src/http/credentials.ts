import type { IncomingHttpHeaders } from "node:http";
import { limits } from "@parley/protocol";
import { parseCookie } from "cookie";
import type { Config } from "../config.ts";

/** What a request offers to prove who asks. */
export interface Credentials {
  token: string;
  via: "cookie" | "bearer";
}

/** The session token of a request: a bearer token, or the cookie of the slot the tab named. */
export function credentialsOf(
  headers: IncomingHttpHeaders,
  slot: number,
  config: Config,
): Credentials | null {
  const bearer = /^Bearer ([\w-]{43})$/i.exec(headers.authorization ?? "");
  if (bearer) return { token: bearer[1]!, via: "bearer" };
  const token = parseCookie(headers.cookie ?? "")[cookieName(slot, config)];
  return token ? { token, via: "cookie" } : null;
}

/** The slot a request names: by header, or in the query where headers cannot be set (sockets, downloads). */
export function slotOf(headers: IncomingHttpHeaders, url: string | undefined): number {
  const named = headers["parley-slot"] ?? /[?&]slot=(\d+)/.exec(url ?? "")?.[1];
  const slot = Number(named ?? 0);
  return Number.isInteger(slot) && slot >= 0 && slot < limits.slots ? slot : 0;
}

/** `__Host-` binds the cookie to this host over HTTPS; browsers refuse the prefix over plain HTTP. */
export function cookieName(slot: number, config: Config): string {
  return config.secure ? `__Host-sid${slot}` : `sid${slot}`;
}
