import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  // The headless primitives and the virtual list place things by style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types parley-sw",
].join("; ");

/** What every reply tells the browser not to do, whoever answers. */
export const baseline = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

export function installHeaders(app: FastifyInstance, config: Config): void {
  app.addHook("onSend", async (request, reply) => {
    reply.headers(baseline);
    if (!reply.hasHeader("content-security-policy")) {
      reply.header(
        "content-security-policy",
        /^\/docs(?:[/?]|$)/.test(request.url) ? docsPolicy : policy,
      );
    }
    if (config.secure) reply.header("strict-transport-security", "max-age=31536000");
  });
}

// The API browser is a page of another make, which knows nothing of Trusted Types.
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
