import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyBaseLogger } from "fastify";
import type { Bus, BusMessage, Channel } from "./bus.ts";
import { end, tellOfBreaks, type Redis, type RedisClient } from "./connect-redis.ts";

/**
 * The bus between nodes, on Redis sharded pub/sub: one Redis channel per channel, so that a node
 * hears only what somebody connected to it is in. What a node publishes it hears itself at once,
 * with or without Redis; its own copy coming back is dropped.
 */
export async function redisBus(redis: Redis, log: FastifyBaseLogger): Promise<Bus> {
  const node = randomUUID();
  const listeners: ((channel: Channel, message: BusMessage) => void)[] = [];
  const hear = (channel: Channel, message: BusMessage) => {
    for (const listener of listeners) listener(channel, message);
  };
  // A connection that subscribes can do nothing else. This one keeps what was asked of it over a break.
  const subscriber = redis.client.duplicate({ disableOfflineQueue: false });
  tellOfBreaks(subscriber, log, "bus");
  await subscriber.connect();
  const subscriptions = new Subscriptions(subscriber, (channel, text) => {
    const [from, message] = JSON.parse(text) as [string, BusMessage];
    if (from !== node) hear(channel, message);
  });
  let missed = false;
  for (const moment of ["error", "ready"]) subscriber.on(moment, () => (missed = true));
  await subscriber.sSubscribe(LOST, (from) => {
    if (from !== node) missed = true;
  });
  let lost = 0;
  redis.client.on("ready", () => {
    // Fails only when the connection is broken again, and it will be ready again.
    if (lost > 0) redis.client.sPublish(LOST, node).catch(() => undefined);
  });

  return {
    node,
    publish(channel, message) {
      hear(channel, message);
      redis.client.sPublish(redisName(channel), JSON.stringify([node, message])).then(
        () => {
          if (lost > 0)
            log.warn({ lost }, "other nodes were not told; they find out by themselves");
          lost = 0;
        },
        () => void lost++,
      );
    },
    subscribe: (channel) => subscriptions.add(channel),
    unsubscribe: (channel) => subscriptions.remove(channel),
    listen: (listener) => void listeners.push(listener),
    mayHaveMissed() {
      const answer = missed || !subscriber.isReady;
      missed = false;
      return answer;
    },
    async close() {
      subscriptions.close();
      await end(subscriber);
    },
  };
}

/** Where a node that could not tell the others something says so. */
const LOST = "parley:lost";

// Other programs may share the same Redis.
const redisName = (channel: Channel) => `parley:${channel}`;

const RETRY_MS = 100;
const PATIENCE_MS = 1_000;

interface Subscription {
  /** How many want it. */
  count: number;
  subscribed: boolean;
  /** Under way until Redis has what is wanted; one at a time, so that no two cross. */
  settling: Promise<void> | null;
}

class Subscriptions {
  readonly #client: RedisClient;
  readonly #receive: (channel: Channel, text: string) => void;
  readonly #channels = new Map<Channel, Subscription>();
  #closed = false;

  constructor(client: RedisClient, receive: (channel: Channel, text: string) => void) {
    this.#client = client;
    this.#receive = receive;
  }

  add(channel: Channel): Promise<void> {
    let subscription = this.#channels.get(channel);
    if (!subscription) {
      subscription = { count: 0, subscribed: false, settling: null };
      this.#channels.set(channel, subscription);
    }
    subscription.count++;
    const settled = this.#settle(channel, subscription);
    if (this.#client.isReady) return settled;
    // Nobody is kept waiting for a Redis that is away: what is missed meanwhile is found in the database.
    return Promise.race([settled, wait(PATIENCE_MS, undefined, { ref: false })]);
  }

  remove(channel: Channel): void {
    const subscription = this.#channels.get(channel);
    if (!subscription || subscription.count === 0) return;
    subscription.count--;
    void this.#settle(channel, subscription);
  }

  close(): void {
    this.#closed = true;
  }

  #settle(channel: Channel, subscription: Subscription): Promise<void> {
    subscription.settling ??= this.#bringAbout(channel, subscription).finally(() => {
      subscription.settling = null;
    });
    return subscription.settling;
  }

  async #bringAbout(channel: Channel, subscription: Subscription): Promise<void> {
    while (!this.#closed && subscription.count > 0 !== subscription.subscribed) {
      const wanted = subscription.count > 0;
      try {
        if (wanted) await this.#client.sSubscribe(redisName(channel), this.#listener(channel));
        else await this.#client.sUnsubscribe(redisName(channel));
        subscription.subscribed = wanted;
      } catch {
        // The connection broke before Redis answered. The client renews what had been confirmed; this had not.
        await wait(RETRY_MS, undefined, { ref: false });
      }
    }
    if (subscription.count === 0) this.#channels.delete(channel);
  }

  #listener = (channel: Channel) => (text: string) => this.#receive(channel, text);
}
