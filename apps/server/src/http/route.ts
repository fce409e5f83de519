import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { errorReply, Refusal, type Endpoint, type Reply } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import type { Asker, Authenticate } from "./asker.ts";
import { credentialsOf, slotOf } from "./credentials.ts";
import { allowLong, endLong } from "./long-bodies.ts";
import { isForeign, mayUseCookie } from "./origin.ts";

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler is given: everything in it has passed the gates. */
export interface Ask<E extends Endpoint> {
  params: Parsed<E["params"]>;
  query: Parsed<E["query"]>;
  body: Parsed<E["body"]>;
  /** The one who asks. Reading it where `asks` is not `person` is an error. */
  asker: Asker;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface Door {
  app: FastifyInstance;
  parts: Parts;
  authenticate: Authenticate;
}

/** What a handler answers: the reply, or for one of bytes what they come from. */
type Answer<E extends Endpoint> = E extends { gives: "bytes" } ? Readable | Uint8Array : Reply<E>;

/**
 * Opens the door for one endpoint. The gates, in order: origin, session, limit, schema;
 * then `handle` with trusted values. What it answers goes out with the endpoint's usual status
 * unless it set another. Of an endpoint that takes bytes the handler reads `request.raw` itself:
 * nothing of the body is taken in before every gate is passed.
 */
export function route<const E extends Endpoint>(
  door: Door,
  endpoint: E,
  handle: (ask: Ask<E>) => Promise<Answer<E>>,
): void {
  if (endpoint.takes !== "bytes") return open(door, endpoint, handle);
  void door.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", (_request, _body, done) => done(null));
    app.addHook("onResponse", async ({ raw }) => {
      endLong(raw);
      // What was refused half way is still being sent: only who is heard out reads the answer.
      raw.resume();
    });
    open({ ...door, app }, endpoint, handle);
  });
}

function open<const E extends Endpoint>(
  { app, parts, authenticate }: Door,
  endpoint: E,
  handle: (ask: Ask<E>) => Promise<Answer<E>>,
): void {
  const status = usualStatus(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ":$1"),
    schema: schemaOf(endpoint),
    onRequest: async (request) => {
      await parts.limits.spend("request.address", request.ip);
      const asker = await admit(request, endpoint, parts, authenticate);
      if (!asker) return;
      await parts.limits.spend("request.person", asker.person);
      request.asker = asker;
      if (endpoint.takes === "bytes") allowLong(request.raw);
    },
    handler: async (request, reply) => {
      reply.code(status).header("cache-control", "no-store");
      const answer = await handle({
        params: request.params as Parsed<E["params"]>,
        query: request.query as Parsed<E["query"]>,
        body: request.body as Parsed<E["body"]>,
        get asker() {
          if (!request.asker) throw new Error(`${endpoint.path} asks for nobody`);
          return request.asker;
        },
        request,
        reply,
      });
      // An answer of undefined is a 204; fastify wants null for it.
      return reply.send(answer ?? null);
    },
  });
}

// Of several it is the last that says that something was made; of bytes all are there.
function usualStatus({ replies, gives }: Endpoint): number {
  return gives === "bytes" ? 200 : Number(Object.keys(replies).at(-1));
}

async function admit(
  request: FastifyRequest,
  endpoint: Endpoint,
  parts: Parts,
  authenticate: Authenticate,
): Promise<Asker | null> {
  const { config } = parts;
  const { headers } = request;
  if (isForeign(headers, config)) throw new Refusal("origin_refused");
  if (endpoint.asks === "program" && cameFromBrowser(request)) throw new Refusal("origin_refused");
  return endpoint.asks === "person" ? askerOf(request, { parts, authenticate }) : null;
}

/** Who asks. Throws `not_signed_in` when it is nobody; for doors where only some requests need somebody. */
export async function askerOf(
  request: FastifyRequest,
  { parts: { config }, authenticate }: Pick<Door, "parts" | "authenticate">,
): Promise<Asker> {
  const { headers, method } = request;
  const credentials = credentialsOf(headers, slotOf(headers, request.url), config);
  if (!credentials) throw new Refusal("not_signed_in");
  if (credentials.via === "cookie" && !mayUseCookie(method, headers, config)) {
    throw new Refusal("origin_refused");
  }
  const asker = await authenticate(credentials);
  if (!asker) throw new Refusal("not_signed_in");
  return asker;
}

// A page must never come to hold a token: what script can read, injected script can send away.
// Node's own fetch sends Sec-Fetch-Mode too, so that one tells nothing.
function cameFromBrowser({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined || headers["sec-fetch-site"] !== undefined;
}

function schemaOf(endpoint: Endpoint) {
  const replies = Object.entries(endpoint.replies).filter(([, schema]) => schema !== null);
  return {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.asks === "person" ? { security: [{ session: [] }, { token: [] }] } : {}),
    ...(endpoint.params ? { params: endpoint.params } : {}),
    ...(endpoint.query ? { querystring: endpoint.query } : {}),
    ...(endpoint.body ? { body: endpoint.body } : {}),
    response: { ...Object.fromEntries(replies), "4xx": errorReply },
  };
}

declare module "fastify" {
  interface FastifyRequest {
    asker?: Asker;
  }
}
