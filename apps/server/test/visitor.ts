import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http";
import {
  endpoints,
  errorReply,
  Refusal,
  type Ask,
  type Endpoint,
  type EndpointName,
  type Me,
  type Reply,
} from "@parley/protocol";
import { parseSetCookie } from "cookie";
import type { Running } from "./running.ts";
import { TestSocket, type SocketOptions } from "./socket.ts";
import { validate } from "./validate.ts";

type Named<Name extends EndpointName> = (typeof endpoints)[Name];
type Given<Name extends EndpointName> =
  object extends Ask<Named<Name>> ? [ask?: Ask<Named<Name>>] : [ask: Ask<Named<Name>>];

export interface RawReply {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** One tab of a browser, which keeps cookies and names its slot; or a program. */
export class Visitor {
  readonly server: Running;
  readonly cookies: Map<string, string>;
  /** Null: the tab does not say. */
  slot: number | null;
  /** A program has no cookies and no Origin, and proves itself with its token once it has one. */
  isProgram = false;
  token: string | null = null;

  constructor(server: Running, cookies = new Map<string, string>(), slot: number | null = null) {
    this.server = server;
    this.cookies = cookies;
    this.slot = slot;
  }

  /** Another tab of the same browser. */
  tab(slot: number | null): Visitor {
    return new Visitor(this.server, this.cookies, slot);
  }

  get cookie(): string {
    return Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join("; ");
  }

  /** What a browser, or a program, sends with everything. */
  get headers(): Record<string, string> {
    if (this.isProgram) return this.token ? { authorization: `Bearer ${this.token}` } : {};
    return {
      origin: this.server.origin,
      ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
      ...(this.slot === null ? {} : { "parley-slot": String(this.slot) }),
    };
  }

  /** Asks an endpoint by name. Answers what it answers, validated; throws the Refusal it gives. */
  async call<Name extends EndpointName>(
    name: Name,
    ...[ask]: Given<Name>
  ): Promise<Reply<Named<Name>>> {
    const endpoint: Endpoint = endpoints[name];
    const { params, query, body, bytes } = (ask ?? {}) as Record<
      string,
      Record<string, unknown>
    > & {
      bytes?: Uint8Array<ArrayBuffer>;
    };
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
      encodeURIComponent(String(params?.[key])),
    );
    const search = new URLSearchParams(
      Object.entries(query ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const response = await this.fetch(search.size > 0 ? `${path}?${search.toString()}` : path, {
      method: endpoint.method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: bytes, headers: octets }),
    });
    return (await this.#answer(name, endpoint, response)) as Reply<Named<Name>>;
  }

  /** A request with this visitor's credentials; of cookies it keeps what it is told to keep. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(this.headers);
    if (init.body !== undefined) headers.set("content-type", "application/json");
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const response = await fetch(this.server.url + path, { ...init, headers, redirect: "manual" });
    if (!this.isProgram) this.#keep(response.headers.getSetCookie());
    return response;
  }

  /** Connects and waits for the first `sync`; throws the Refusal when the handshake is refused. */
  socket(options: SocketOptions = {}): Promise<TestSocket> {
    return TestSocket.connect(this, options);
  }

  async #answer(name: EndpointName, endpoint: Endpoint, response: Response): Promise<unknown> {
    if (response.ok && endpoint.gives === "bytes") {
      return new Uint8Array(await response.arrayBuffer());
    }
    const text = await response.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) {
      throw Refusal.fromReply(validate(errorReply, body, `the refusal of ${name}`));
    }
    const schema = endpoint.replies[response.status as 200];
    if (schema === undefined) throw new Error(`${name} never answers ${response.status}`);
    if (schema !== null) return validate(schema, body, `the answer of ${name}`);
    if (body !== undefined) throw new Error(`${name} answers a body with ${response.status}`);
    return undefined;
  }

  #keep(lines: string[]): void {
    for (const { name, value, maxAge } of lines.map((line) => parseSetCookie(line))) {
      if (maxAge === 0 || value === undefined) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

const octets = { "content-type": "application/octet-stream" };

/** A visitor who has an account and is signed in to it. */
export type Someone = Visitor & { me: Me; password: string };

/** The token of a program that had nothing more to prove. */
export function tokenIn(answer: Reply<Named<"createToken">>): string {
  if (!("token" in answer)) throw new Error("more proof is asked for");
  return answer.token;
}

/** A request of exactly these headers: `fetch` adds some of its own. */
export function rawRequest(
  server: Running,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body?: string,
): Promise<RawReply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(server.url + path, { method, headers, agent: false }, (reply) => {
      let text = "";
      reply.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      reply.on("end", () => {
        resolve({ status: reply.statusCode!, headers: reply.headers, body: text });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}
