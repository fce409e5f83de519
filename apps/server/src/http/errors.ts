import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { Refusal } from "@parley/protocol";
import { baseline } from "./headers.ts";

/** The one place where what went wrong becomes a reply. */
export function installErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = asRefusal(error);
    if (refusal.code === "internal") request.log.error({ err: error }, "request failed");
    return sendRefusal(reply, refusal);
  });
  app.setNotFoundHandler((request, reply) => notFound(request, reply));
}

export function notFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(reply, new Refusal("not_found"));
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfter !== undefined) reply.header("retry-after", refusal.retryAfter);
  return reply
    .code(refusal.status)
    .header("cache-control", "no-store")
    .type("application/json; charset=utf-8")
    .serializer(JSON.stringify)
    .send(refusal.toReply());
}

/** For an address that leads to no route because it is none. Hooks do not run for it. */
export function answerMisrouted(
  error: FastifyError,
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  void sendRefusal(reply.headers(baseline), asRefusal(error));
}

/** For what is no HTTP, or did not come to an end in time: the connection is over. */
export function answerBroken({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === "ECONNRESET" || socket.destroyed) return;
  const refusal = new Refusal(code === "HPE_HEADER_OVERFLOW" ? "too_large" : "malformed");
  const body = JSON.stringify(refusal.toReply());
  const headers = {
    ...baseline,
    connection: "close",
    "cache-control": "no-store",
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `${refusal.status} ${STATUS_CODES[refusal.status]}`;
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${lines.join("")}\r\n${body}`);
  socket.destroy();
}

/** Any failure, as what may be said of it: a catalogue code, and never a word of the error itself. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return malformed(
      error.validation.map(({ instancePath, message = "something else" }) => ({
        path: instancePath.replace(/^\//, "").replaceAll("/", "."),
        expected: message,
      })),
    );
  }
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE" || statusCode === 413) return new Refusal("too_large");
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE" || statusCode === 415)
    return new Refusal("unsupported_type");
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refusal("malformed");
  if (statusCode === 503) return new Refusal("busy");
  return new Refusal("internal");
}

// Enough to mend a request by. To say all that is wrong could take a hundred times what was sent.
const ISSUES_TOLD = 10;
const EXPECTED_LENGTH = 200;

export function malformed(issues: { path: string; expected: string }[]): Refusal {
  return new Refusal("malformed", {
    issues: issues.slice(0, ISSUES_TOLD).map(({ path, expected }) => ({
      path,
      expected: expected.slice(0, EXPECTED_LENGTH),
    })),
  });
}
