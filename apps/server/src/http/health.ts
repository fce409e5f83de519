import type { FastifyInstance, FastifyRequest } from "fastify";
import { endpoints, protocolVersions, Refusal } from "@parley/protocol";
import { collectDefaultMetrics } from "prom-client";
import { answers } from "../database/answers.ts";
import { connectedSockets, registry } from "../metrics.ts";
import type { Parts } from "../parts.ts";
import { version } from "../version.ts";
import { notFound } from "./errors.ts";
import { route, type Door } from "./route.ts";

const DATABASE_ANSWERS_WITHIN_MS = 2_000;

/** What machines ask: what runs here, whether it does, whether it takes requests, and what it counts. */
export function installHealth(door: Door): void {
  const { app, parts } = door;
  route(door, endpoints.getServer, async () => ({
    name: "Parley",
    version,
    protocol: protocolVersions,
  }));
  route(door, endpoints.health, async () => ({ status: "ok" as const }));
  route(door, endpoints.ready, async () => {
    if (draining.has(app.server)) throw new Refusal("busy");
    await answers(parts.database, DATABASE_ANSWERS_WITHIN_MS).catch((error: unknown) => {
      parts.log.error({ err: error }, "the database does not answer");
      throw new Refusal("busy");
    });
    return { status: "ok" as const, epoch: parts.database.epoch };
  });
  installMetrics(app, parts);
}

const draining = new WeakSet<FastifyInstance["server"]>();

/** From now on `/readyz` answers 503, so that whoever spreads the load stops sending it here. */
export function announceDraining(app: FastifyInstance): void {
  draining.add(app.server);
}

function installMetrics(app: FastifyInstance, { realtime }: Parts): void {
  if (!registry.getSingleMetric("process_cpu_seconds_total")) {
    // The default of 10 ms wakes an idle server a hundred times a second.
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  }
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!asksFromThisMachine(request)) return notFound(request, reply);
    connectedSockets.set(realtime.io.engine.clientsCount);
    return reply
      .header("cache-control", "no-store")
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}

// A proxy on this machine asks from loopback for the whole world, and says so in these headers.
function asksFromThisMachine({ raw, headers }: FastifyRequest): boolean {
  if (headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined) return false;
  return /^(?:127\.|::1$|::ffff:127\.)/.test(raw.socket.remoteAddress ?? "");
}
