import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { Refusal } from "@parley/protocol";

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

/** Any failure, as what may be said of it: a catalogue code, and never a word of the error itself. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new Refusal("malformed", {
      issues: error.validation.map((issue) => ({
        path: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
        expected: issue.message ?? "something else",
      })),
    });
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
