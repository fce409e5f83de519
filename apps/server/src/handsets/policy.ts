import type { IncomingHttpHeaders } from "node:http";
import type { HandsetFaults } from "@parley/protocol";

/** Where a request comes from, as far as the connection itself tells. */
export interface Peer {
  /** Of the connection, not of what a proxy says about it. */
  address: string | undefined;
  headers: IncomingHttpHeaders;
}

/** How the server is reached. */
export interface Place {
  host: string;
  publicUrl: URL | null;
}

/**
 * Whether somebody at this very machine asks. The phones show everybody's codes, so whatever could be
 * somebody elsewhere is: a proxy on this machine asks for the whole world, and so does a page whose
 * name was made to lead to loopback.
 */
export function isAtThisMachine({ address, headers }: Peer, { host, publicUrl }: Place): boolean {
  if (!isLoopbackName(host)) return false;
  if (publicUrl && !isLoopbackName(publicUrl.hostname)) return false;
  if (forwarding.some((name) => headers[name] !== undefined)) return false;
  return isLoopbackAddress(address ?? "") && isLoopbackName(nameIn(headers.host ?? ""));
}

const forwarding = ["x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via"];

const isLoopbackAddress = (address: string) =>
  address === "::1" || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/i.test(address);

const isLoopbackName = (name: string) =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(name);

/** A Host header without its port. */
const nameIn = (host: string) => host.replace(/:\d+$/, "");

/** Whether whoever holds a phone can write on it. */
export const canWrite = ({
  off,
  landline,
  unknown,
}: Pick<HandsetFaults, "off" | "landline" | "unknown">) => !off && !landline && !unknown;
