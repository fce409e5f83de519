import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Bus } from "./bus/bus.ts";
import { memoryBus } from "./bus/memory.ts";
import { connectRedis, type Redis } from "./bus/connect-redis.ts";
import { redisBus } from "./bus/redis.ts";
import type { Config } from "./config.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { ensureGeneral } from "./conversations/general.ts";
import { conversationRoutes } from "./conversations/routes.ts";
import { openDatabase } from "./database/database.ts";
import { installDocs } from "./http/docs.ts";
import { installHealth } from "./http/health.ts";
import type { Authenticate } from "./http/asker.ts";
import type { Door } from "./http/route.ts";
import { createHttpServer, type Patience } from "./http/server.ts";
import { installWebApp } from "./http/web-app.ts";
import { createLimits, type LimitOverrides } from "./limits.ts";
import { messageCommands } from "./messages/events.ts";
import { messageRoutes } from "./messages/routes.ts";
import { sender } from "./messages/send.ts";
import type { Parts } from "./parts.ts";
import { peopleRoutes } from "./people/routes.ts";
import { presence } from "./presence/presence.ts";
import { hear } from "./realtime/command.ts";
import { compareHeads } from "./realtime/heads.ts";
import { Realtime, type LiveSocket } from "./realtime/realtime.ts";
import { authenticator } from "./sessions/authenticate.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { findMissed } from "./sync/missed.ts";
import { greet } from "./sync/greet.ts";
import { recheck } from "./sync/recheck.ts";
import { syncCommands } from "./sync/events.ts";

export interface AppOptions {
  config: Config;
  log: FastifyBaseLogger;
  /** Other limits than the usual, for tests and measurements. */
  limits?: LimitOverrides;
  /** For requests that come in slowly. */
  patience?: Patience;
  now?: () => number;
}

export interface App {
  http: FastifyInstance;
  parts: Parts;
  /** Stops taking requests, lets those under way end, then closes everything. */
  close(): Promise<void>;
}

/** The whole server, without a port. Every test calls this, and so does `main.ts`. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { config, log } = options;
  const now = options.now ?? Date.now;
  const database = await openDatabase(config);
  const redis: Redis | null = config.redisUrl ? await connectRedis(config.redisUrl, log) : null;
  const bus: Bus = redis ? await redisBus(redis, log) : memoryBus();
  const limits = createLimits(redis?.client ?? null, options.limits);
  const authenticate: Authenticate = authenticator({ database, now });
  const realtime = new Realtime({ config, log, bus, limits, authenticate });
  const parts: Parts = { config, log, database, bus, limits, realtime, now };
  const send = sender(parts);
  await ensureGeneral(parts);

  const http = createHttpServer(config, log, options.patience);
  await installDocs(http);
  await http.register(async (app) => {
    const door: Door = { app, parts, authenticate };
    peopleRoutes(door);
    sessionRoutes(door);
    contactRoutes(door);
    conversationRoutes(door);
    messageRoutes(door, send);
    installHealth(door);
  });
  await installWebApp(http);

  const present = presence(parts);
  const commands = { ...messageCommands(parts, send), ...syncCommands(parts), ...present.commands };
  realtime.io.on("connection", (socket: LiveSocket) => {
    hear(parts, socket, commands, greet(parts, socket));
    present.connected(socket);
  });
  const heads = compareHeads(parts, { findMissed, recheck });
  await http.ready();
  realtime.attach(http.server);

  return {
    http,
    parts,
    async close() {
      heads.stop();
      present.stop();
      await realtime.close();
      await http.close();
      await bus.close();
      await redis?.close();
      await database.close();
    },
  };
}
