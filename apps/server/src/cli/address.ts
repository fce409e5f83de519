import type { AddressInfo } from "node:net";
import type { Config } from "../config.ts";

/** The address to open in a browser. */
export function publicAddress(config: Config, { port }: AddressInfo): string {
  if (config.publicUrl) return config.publicUrl.origin;
  const scheme = config.tls ? "https" : "http";
  const host = isEverywhere(config.host) || isLoopback(config.host) ? "localhost" : config.host;
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** True where what people write could be read on its way here. */
export function isExposed(config: Config): boolean {
  return !config.secure && !isLoopback(config.host);
}

const isEverywhere = (host: string) => host === "0.0.0.0" || host === "::";
const isLoopback = (host: string) => /^(?:127\.[\d.]+|::1|localhost)$/i.test(host);
