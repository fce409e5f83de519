import type { IncomingHttpHeaders } from "node:http";
import type { Config } from "../config.ts";

/** Whether an Origin is this server's own. Without PUBLIC_URL that is the host the request itself names. */
export function isOwnOrigin(origin: string, headers: IncomingHttpHeaders, config: Config): boolean {
  if (config.publicUrl) return origin === config.publicUrl.origin;
  const scheme = config.secure ? "https" : "http";
  return headers.host !== undefined && origin === `${scheme}://${headers.host.toLowerCase()}`;
}

/**
 * Whether a request may use the cookie it carries. A browser sends the cookie whoever made it ask,
 * so the request has to show that our own pages did: by its Origin, by Sec-Fetch-Site, or, on the
 * GETs that browsers send without either over plain HTTP, by a header no other site can add.
 */
export function mayUseCookie(
  method: string,
  headers: IncomingHttpHeaders,
  config: Config,
): boolean {
  if (headers.origin !== undefined) return isOwnOrigin(headers.origin, headers, config);
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || (site === "none" && method === "GET");
  return (method === "GET" || method === "HEAD") && headers["sec-fetch-mode"] === undefined;
}

/** Anonymous requests carry no authority, but a page of another site has no business sending them. */
export function isForeign(headers: IncomingHttpHeaders, config: Config): boolean {
  if (headers.origin !== undefined) return !isOwnOrigin(headers.origin, headers, config);
  return headers["sec-fetch-site"] === "cross-site" && headers["sec-fetch-mode"] !== "navigate";
}
