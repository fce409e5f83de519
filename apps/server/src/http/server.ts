import type { Socket } from "node:net";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import type { FastifyBaseLogger } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { limits } from "@parley/protocol";
import type { Config } from "../config.ts";
import { trustOf } from "./address.ts";
import { answerBroken, answerMisrouted, installErrorReplies } from "./errors.ts";
import { watchLong } from "./long-bodies.ts";
import { installHeaders } from "./headers.ts";

/** How long a request may take to come in, so that nobody holds a connection by sending it slowly. */
export interface Patience {
  headersMs: number;
  requestMs: number;
  /** How often connections are looked through for those that took longer. */
  checkMs: number;
}

const usualPatience: Patience = { headersMs: 10_000, requestMs: 20_000, checkMs: 2_000 };

/** The HTTP server, without a route and without a port. */
export function createHttpServer(
  config: Config,
  log: FastifyBaseLogger,
  { headersMs, requestMs, checkMs } = usualPatience,
): FastifyInstance {
  // A slow request is cut by the first of these that is reached; alone, none of them does it.
  const patience = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkMs,
  };
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    trustProxy: trustOf(config),
    requestTimeout: requestMs,
    connectionTimeout: 0,
    ...(config.tls
      ? { https: { ...config.tls, ...patience, minVersion: "TLSv1.2" as const } }
      : { http: patience }),
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerMisrouted,
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => {
      const isLate = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
      if (!isLate || !watchLong(socket, requestMs / 2)) answerBroken(error, socket);
    },
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
