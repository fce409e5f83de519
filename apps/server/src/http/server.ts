import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { FastifyBaseLogger } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { limits } from "@parley/protocol";
import type { Config } from "../config.ts";
import { trustOf } from "./address.ts";
import { installErrorReplies } from "./errors.ts";
import { installHeaders } from "./headers.ts";

/** The HTTP server, without a route and without a port. */
export function createHttpServer(config: Config, log: FastifyBaseLogger): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    trustProxy: trustOf(config),
    // A slow body is cut by the first of these that is reached; alone, none of them does it.
    requestTimeout: 20_000,
    connectionTimeout: 0,
    http: { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 2_000 },
    ...(config.tls ? { https: { ...config.tls, minVersion: "TLSv1.2" as const } } : {}),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  } as object);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  // JSON alone: a form or plain text is what another site's page could send without asking.
  app.removeContentTypeParser("text/plain");
  installErrorReplies(app);
  installHeaders(app, config);
  return app;
}
