import type { FastifyBaseLogger } from "fastify";
import type { createClient } from "redis";

export type RedisClient = ReturnType<typeof createClient>;

/** A connection to Redis. While it is broken, commands fail at once instead of piling up. */
export interface Redis {
  readonly client: RedisClient;
  close(): Promise<void>;
}

/** Sharded pub/sub came with this version. */
const OLDEST_MAJOR = 7;
const FIRST_TRIES = 5;
const LONGEST_WAIT_MS = 2_000;

/** Connects, or throws when there is no Redis at `url` or it is too old. Later breaks are mended. */
export async function connectRedis(url: string, log: FastifyBaseLogger): Promise<Redis> {
  let connected = false;
  // Most servers have none, and it is large.
  const redis = await import("redis");
  const client: RedisClient = redis.createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: (tries, cause) =>
        connected || tries < FIRST_TRIES ? Math.min(50 * 2 ** tries, LONGEST_WAIT_MS) : cause,
    },
  });
  tellOfBreaks(client, log, "redis");
  try {
    await client.connect();
    connected = true;
    await refuseOld(client);
  } catch (error) {
    if (client.isOpen) client.destroy();
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Error(`Redis (REDIS_URL) cannot be used: ${message || code}`, { cause: error });
  }
  return { client, close: () => end(client) };
}

/** Says once that the connection broke and once that it is back, not once for every try. */
export function tellOfBreaks(client: RedisClient, log: FastifyBaseLogger, name: string): void {
  let broken = false;
  client.on("error", (error: Error) => {
    if (broken) return;
    broken = true;
    log.warn({ err: error, connection: name }, "the connection to Redis broke");
  });
  client.on("ready", () => {
    if (broken) log.info({ connection: name }, "the connection to Redis is back");
    broken = false;
  });
}

export async function end(client: RedisClient): Promise<void> {
  if (!client.isOpen) return;
  if (client.isReady) await client.close();
  else client.destroy();
}

async function refuseOld(client: RedisClient): Promise<void> {
  const found = /^redis_version:(\d+)/m.exec(await client.info("server"))?.[1];
  if (Number(found) < OLDEST_MAJOR) {
    throw new Error(`Redis ${OLDEST_MAJOR} or newer is needed; this one is ${found}.`);
  }
}
