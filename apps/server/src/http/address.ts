import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";
import type { Config } from "../config.ts";

/** Whether X-Forwarded-For is believed when it comes from this address. */
export function trustOf({ trustedProxies }: Config): (address: string) => boolean {
  if (trustedProxies.length === 0) return () => false;
  const trusts = proxyAddr.compile([...trustedProxies]);
  return (address) => trusts(address, 0);
}

/**
 * Reads whose address a request came from, past the proxies that are trusted. Fastify is given the
 * same trust, so that one address is one whether it asks or connects.
 */
export function addressReader(config: Config): (request: IncomingMessage) => string {
  const trust = trustOf(config);
  return (request) => proxyAddr(request, trust) ?? "";
}
