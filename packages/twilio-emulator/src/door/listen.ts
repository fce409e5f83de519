// The emulator behind a port of this machine: the REST API under its real paths, and the handsets.
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { handle, hosts, LostAnswer } from "../api/handle.ts";
import type { World } from "../world.ts";
import { answerPhones } from "./phones.ts";

export interface ListenOptions {
  /** A loopback address; any other is refused, since the handsets show other people's codes. */
  host?: string;
  /** 0: any that is free. */
  port: number;
}

export interface Listening {
  url: string;
  close(): Promise<void>;
}

export async function listen(world: World, { host, port }: ListenOptions): Promise<Listening> {
  const address = host ?? "127.0.0.1";
  if (!LOOPBACK.has(address)) throw new Error(`Only loopback addresses are served, not ${address}`);
  const server = http.createServer((request, response) => {
    void answer(world, request)
      .catch((error: unknown) => (error instanceof LostAnswer ? null : failed(error)))
      .then((reply) => {
        if (!reply) return request.socket.destroy();
        response.writeHead(reply.status, reply.headers);
        return response.end(encoded(reply.body));
      })
      .catch(() => request.socket.destroy());
  });
  server.listen(port, address);
  await once(server, "listening");
  const bound = server.address() as AddressInfo;
  const name = bound.family === "IPv6" ? `[${bound.address}]` : bound.address;
  return {
    url: `http://${name}:${bound.port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What goes out over the wire; nothing has a body but these. */
interface Reply {
  status: number;
  headers: Record<string, string>;
  body?: object;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const HERE = "http://localhost";
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

async function answer(world: World, request: http.IncomingMessage): Promise<Reply> {
  const name = hostName(request.headers.host ?? "");
  // A page of some other site, whose name was made to lead here, asks under that name.
  if (!LOOPBACK.has(name) && !hosts.has(name)) return refused(403, "Ask by a loopback name");
  const body = await read(request);
  if (body === null) return refused(413, `At most ${LARGEST_BODY_BYTES} bytes`);
  const method = request.method ?? "GET";
  const path = request.url ?? "/";
  if (!URL.canParse(path, HERE)) return refused(400, "No address");
  const url = new URL(path, HERE);
  if (url.pathname.startsWith("/phones/api/")) {
    if (method !== "GET" && request.headers["content-type"] !== "application/json")
      return refused(415, "Send application/json");
    return answerPhones(world, method, url.pathname.slice("/phones/api/".length), body);
  }
  const address = realAddress(name, url);
  if (address === null) return refused(404, "Nothing answers here");
  const form = new URLSearchParams(body.toString("utf8"));
  return handle(world, { method, url: address, ...credentials(request), form });
}

/** `/verify.twilio.com/v2/…`, or the bare paths of the 2010 API; null for anything else. */
function realAddress(name: string, { pathname, search }: URL): string | null {
  if (hosts.has(name)) return `https://${name}${pathname}${search}`;
  const [, first = ""] = pathname.split("/");
  if (hosts.has(first)) return `https:/${pathname}${search}`;
  return first === "2010-04-01" ? `https://api.twilio.com${pathname}${search}` : null;
}

function hostName(header: string): string {
  if (!URL.canParse(`http://${header}`)) return "";
  return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, "");
}

function credentials({ headers }: http.IncomingMessage) {
  const [scheme, encodedPair = ""] = (headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic") return {};
  const pair = Buffer.from(encodedPair, "base64").toString("utf8");
  const at = pair.indexOf(":");
  return { username: pair.slice(0, at), password: pair.slice(at + 1) };
}

async function read(request: http.IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroyed, it could not be told why.
  const chunked = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of chunked) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function encoded(body: object | undefined): Uint8Array | string {
  if (body === undefined) return "";
  return body instanceof Uint8Array ? body : JSON.stringify(body);
}

function refused(status: number, message: string): Reply {
  return { status, headers: { "content-type": "application/json" }, body: { message } };
}

function failed(error: unknown): Reply {
  return refused(500, error instanceof Error ? error.message : "Failed");
}
