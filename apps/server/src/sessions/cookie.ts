import { limits } from "@parley/protocol";
import { stringifySetCookie } from "cookie";
import type { FastifyRequest } from "fastify";
import type { Config } from "../config.ts";
import { cookieName, credentialsOf, slotOf } from "../http/credentials.ts";

const SECONDS_A_DAY = 24 * 60 * 60;

export function sessionCookie(slot: number, token: string, config: Config): string {
  return setCookie(slot, token, limits.sessionDays * SECONDS_A_DAY, config);
}

/** Whether it is the cookie that proves who asks; an Authorization header may be a proxy's business. */
export function cameByCookie({ headers, url }: FastifyRequest, config: Config): boolean {
  return credentialsOf(headers, slotOf(headers, url), config)?.via === "cookie";
}

/** Makes the browser forget the slot's cookie. */
export function noCookie(slot: number, config: Config): string {
  return setCookie(slot, "", 0, config);
}

function setCookie(slot: number, value: string, maxAge: number, config: Config): string {
  return stringifySetCookie({
    name: cookieName(slot, config),
    value,
    maxAge,
    path: "/",
    httpOnly: true,
    secure: config.secure,
    sameSite: "lax",
  });
}
