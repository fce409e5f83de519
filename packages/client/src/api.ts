import {
  Refusal,
  endpoints,
  type Ask,
  type Endpoint,
  type EndpointName,
  type ErrorCode,
  type Reply,
} from "@parley/protocol";
import { withWork } from "./puzzle.ts";
import { refusalIn } from "./refusal.ts";

type Named<Name extends EndpointName> = (typeof endpoints)[Name];
type Asked<Name extends EndpointName> = Ask<Named<Name>> & { signal?: AbortSignal };
type Given<Name extends EndpointName> =
  object extends Asked<Name> ? [ask?: Asked<Name>] : [ask: Asked<Name>];

/** Calls of the server's HTTP endpoints, by name. */
export interface Api {
  /** Throws `Refusal` when the server says no, `Unreachable` when it says nothing, or the reason of an aborted `signal`. */
  call: <Name extends EndpointName>(
    name: Name,
    ...given: Given<Name>
  ) => Promise<Reply<Named<Name>>>;
}

/** There is no connection, or no answer came back over it. What was asked may still have happened. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super("The server cannot be reached.", { cause });
    this.name = "Unreachable";
  }
}

/** The code of what a call threw. Anything else that was thrown is a defect, and is thrown on. */
export function codeOf(error: unknown): ErrorCode | "unreachable" {
  if (error instanceof Refusal) return error.code;
  if (error instanceof Unreachable) return "unreachable";
  throw error;
}

export interface ApiOptions {
  /** The server's origin. */
  url: string;
  /** The browser's account slot. */
  slot?: number;
  /** A program's bearer token. */
  token?: string;
  fetch?: typeof fetch;
  /** Check every reply against the protocol: for development and tests. */
  validate?: boolean;
  /** The server knows no session of ours (any more). */
  onSignedOut?: () => void;
}

const timeoutMs = 30_000;
/** For bytes, which take as long as the line needs. */
const bytesTimeoutMs = 30 * 60_000;

export function createApi(options: ApiOptions): Api {
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  return {
    async call<Name extends EndpointName>(name: Name, ...[ask]: Given<Name>) {
      const endpoint: Endpoint = endpoints[name];
      const given = (ask ?? {}) as AnyAsk;
      return withWork(given, async (asked) => {
        const response = await answered(send, request(options, endpoint, asked));
        if (!response.ok) throw await refusal(response, endpoint, options);
        return (await reply(response, endpoint, options)) as Reply<Named<Name>>;
      });
    },
  };
}

interface AnyAsk {
  params?: Record<string, unknown>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
}

interface Request {
  url: URL;
  init: RequestInit;
  signal: AbortSignal | undefined;
  timeoutMs: number;
}

function request({ url, ...who }: ApiOptions, endpoint: Endpoint, ask: AnyAsk): Request {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(ask.params?.[name])),
  );
  const target = new URL(path, url);
  for (const [name, value] of Object.entries(ask.query ?? {}))
    if (value !== undefined) target.searchParams.set(name, String(value));

  const headers = headersOf(who);
  const init: RequestInit = { method: endpoint.method, headers, credentials: "same-origin" };
  if (ask.body !== undefined) {
    headers["content-type"] = "application/json";
    init.body = JSON.stringify(ask.body);
  } else if (ask.bytes !== undefined) {
    headers["content-type"] = "application/octet-stream";
    init.body = ask.bytes;
  }
  const isBytes = endpoint.takes === "bytes" || endpoint.gives === "bytes";
  return {
    url: target,
    init,
    signal: ask.signal,
    timeoutMs: isBytes ? bytesTimeoutMs : timeoutMs,
  };
}

/** What says who asks. */
export function headersOf({ slot, token }: Pick<ApiOptions, "slot" | "token">) {
  const headers: Record<string, string> = { accept: "application/json" };
  if (slot !== undefined) headers["parley-slot"] = String(slot);
  if (token !== undefined) headers["authorization"] = `Bearer ${token}`;
  return headers;
}

async function answered(
  send: typeof fetch,
  { url, init, signal, timeoutMs: withinMs }: Request,
): Promise<Response> {
  const patience = AbortSignal.timeout(withinMs);
  try {
    return await send(url, {
      ...init,
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Unreachable(error);
  }
}

async function refusal(
  response: Response,
  endpoint: Endpoint,
  { onSignedOut }: ApiOptions,
): Promise<Error> {
  const refused = refusalIn(await json(response));
  // A proxy's own words: the server behind it did not answer.
  if (!refused) return new Unreachable(`${response.status} without a reason`);
  if (refused.code === "not_signed_in" && endpoint.asks === "person") onSignedOut?.();
  return refused;
}

async function reply(
  response: Response,
  { replies, gives }: Endpoint,
  { validate }: ApiOptions,
): Promise<unknown> {
  if (gives === "bytes") return bytesOf(response);
  const schema = replies[response.status as keyof typeof replies];
  if (schema === null) return undefined;
  const body = await json(response);
  if (body === undefined) throw new Unreachable(`${response.status} without a body`);
  return validate && schema ? schema.parse(body) : body;
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Unreachable(error);
  }
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
