import { isIPv6, type AddressInfo } from "node:net";
import { Server as TlsServer } from "node:tls";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import type { Bus } from "./bus/bus.ts";
import { memoryBus } from "./bus/memory.ts";
import { connectRedis, type Redis } from "./bus/connect-redis.ts";
import { redisBus } from "./bus/redis.ts";
import type { Config } from "./config.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { challengeRoutes } from "./challenges/routes.ts";
import { deviceCodeRoutes } from "./device-codes/routes.ts";
import { ensureGeneral } from "./conversations/general.ts";
import { conversationRoutes } from "./conversations/routes.ts";
import { openDatabase } from "./database/database.ts";
import { simulatedPhones } from "./handsets/routes.ts";
import { openFilePlace } from "./files/place.ts";
import { fileRoutes } from "./files/routes.ts";
import { installDocs } from "./http/docs.ts";
import { factorRoutes } from "./factors/routes.ts";
import { installHealth } from "./http/health.ts";
import type { Authenticate } from "./http/asker.ts";
import type { Door } from "./http/route.ts";
import { createHttpServer, type Patience } from "./http/server.ts";
import { installWebApp } from "./http/web-app.ts";
import { codeLimits, createLimits, type LimitOverrides } from "./limits.ts";
import { messageCommands } from "./messages/events.ts";
import { messageRoutes } from "./messages/routes.ts";
import { sender } from "./messages/send.ts";
import { keepReadingRecycled } from "./numbers/worker.ts";
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
import { LiveLedgers } from "./texts/ledger/live.ts";
import { ledgerRoutes } from "./texts/ledger/routes.ts";
import { smsRoutes } from "./texts/sms/routes.ts";
import { longRoutes } from "./texts/long/routes.ts";
import { incomingRoutes } from "./texts/incoming/routes.ts";
import { IncomingWorker } from "./texts/incoming/worker.ts";
import { keepReconciling } from "./texts/reconcile/worker.ts";
import { OutboxWorker } from "./texts/outgoing/worker.ts";
import { outgoingRoutes } from "./texts/outgoing/routes.ts";
import { keepForgetting } from "./texts/retention/retention.ts";
import { Watch } from "./texts/watch/watch.ts";
import { connectTwilio } from "./twilio/connect.ts";
import type { Simulation } from "./twilio/simulated.ts";

const IDLE_LOOK_MS = 50;

export interface AppOptions {
  config: Config;
  log: FastifyBaseLogger;
  /** Other limits than the usual, for tests and measurements. */
  limits?: LimitOverrides;
  /** For requests that come in slowly. */
  patience?: Patience;
  now?: () => number;
  /** What the simulated carrier has in place of the usual, for tests and measurements. */
  simulation?: Simulation;
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
  const limits = createLimits(redis?.client ?? null, {
    ...codeLimits(config),
    ...options.limits,
  });
  const authenticate: Authenticate = authenticator({ database, now });
  const realtime = new Realtime({ config, log, bus, limits, authenticate });
  const twilio = await connectTwilio(config, database, options.simulation);
  const outbox = new OutboxWorker();
  const ledgers = new LiveLedgers();
  const textWatch = new Watch();
  const files = await openFilePlace({ config, log, database, now });
  const parts: Parts = {
    config,
    log,
    database,
    bus,
    limits,
    realtime,
    files,
    twilio,
    texts: outbox,
    ledgers,
    textWatch,
    now,
  };
  ledgers.start(parts);
  textWatch.start(parts);
  const send = sender(parts);
  const incoming = new IncomingWorker(parts, send);
  const reconciling = keepReconciling(parts, () => incoming.wake());
  const recycled = keepReadingRecycled(parts);
  const forgetting = keepForgetting(parts);
  await ensureGeneral(parts);

  const http = createHttpServer(config, log, options.patience);
  const phones = simulatedPhones(parts, authenticate);
  await installDocs(http);
  await http.register(async (app) => {
    const door: Door = { app, parts, authenticate };
    peopleRoutes(door);
    sessionRoutes(door);
    challengeRoutes(door);
    deviceCodeRoutes(door);
    factorRoutes(door);
    contactRoutes(door);
    conversationRoutes(door);
    messageRoutes(door, send);
    fileRoutes(door);
    incomingRoutes(door, incoming);
    outgoingRoutes(door);
    longRoutes(door);
    ledgerRoutes(door);
    smsRoutes(door, send);
    await phones.routes(door);
    installHealth(door);
  });
  await installWebApp(http, { gates: { "/phones": phones.gate } });

  const present = presence(parts);
  const commands = { ...messageCommands(parts, send), ...syncCommands(parts), ...present.commands };
  realtime.io.on("connection", (socket: LiveSocket) => {
    hear(parts, socket, commands, greet(parts, socket));
    present.connected(socket);
  });
  const heads = compareHeads(parts, { findMissed, recheck });
  http.addHook("onListen", async () => {
    twilio.listensAt(ownUrl(http));
    // Not before what is sent can be answered.
    outbox.start(parts);
    incoming.start();
  });
  await http.ready();
  realtime.attach(http.server);

  return {
    http,
    parts,
    async close() {
      heads.stop();
      present.stop();
      phones.stop();
      await reconciling.stop();
      await forgetting.stop();
      await recycled.stop();
      await incoming.stop();
      await outbox.stop();
      await textWatch.stop();
      ledgers.stop();
      // One that was asked over when this began is idle only afterwards, and would keep us for a minute.
      const idle = setInterval(() => http.server.closeIdleConnections(), IDLE_LOOK_MS);
      await realtime.close();
      await http.close();
      clearInterval(idle);
      await twilio.close();
      await files.close();
      await bus.close();
      await redis?.close();
      await database.close();
    },
  };
}

/** Where this process reaches itself. */
function ownUrl({ server }: FastifyInstance): string {
  const { address, port } = server.address() as AddressInfo;
  const everywhere = address === "0.0.0.0" || address === "::";
  const host = everywhere ? "127.0.0.1" : isIPv6(address) ? `[${address}]` : address;
  return `${server instanceof TlsServer ? "https" : "http"}://${host}:${port}`;
}
