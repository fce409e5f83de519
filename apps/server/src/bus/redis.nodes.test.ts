import { EventEmitter, once } from "node:events";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { layCable, type Cable } from "../../test/cable.ts";
import { redisUrl } from "../../test/redis.ts";
import { newId } from "../database/new-id.ts";
import type { Bus, BusMessage, Channel } from "./bus.ts";
import { connectRedis } from "./connect-redis.ts";
import { redisBus } from "./redis.ts";

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

describe("the bus on Redis", () => {
  test("a node hears what another publishes, on the channels it subscribed to and no other", async () => {
    const [ana, bo] = [await startNode(), await startNode()];
    const [garden, tools] = [conversation(), conversation()];
    await bo.bus.subscribe(garden);

    ana.bus.publish(tools, typing(1));
    ana.bus.publish(garden, typing(2));

    expect(await bo.next()).toEqual([garden, typing(2)]);
    expect(bo.heard).toHaveLength(1);
  });

  test("every kind of message arrives as it was sent", async () => {
    const [ana, bo] = [await startNode(), await startNode()];
    const person = newId();
    const messages: BusMessage[] = [
      {
        type: "events",
        conversation: 7,
        events: [{ ver: 3, json: '{"ver":3,"message":{"body":"plums 🫐"}}' }],
      },
      { type: "notice", person, json: "{}" },
      { type: "seat", person, conversation: 7 },
      { type: "unseat", person, conversation: 7 },
      { type: "close", conversation: 7 },
      { type: "session-ended", person, sessions: [1, 2] },
      { type: "presence", person, node: "a", sockets: 2 },
      { type: "presence-asked", person },
    ];
    await bo.bus.subscribe(`presence:${person}`);

    for (const message of messages) ana.bus.publish(`presence:${person}`, message);

    for (const message of messages)
      expect(await bo.next()).toEqual([`presence:${person}`, message]);
  });

  test("a node hears its own message at once, and once", async () => {
    const [ana, bo] = [await startNode(), await startNode()];
    const garden = conversation();
    await Promise.all([ana.bus.subscribe(garden), bo.bus.subscribe(garden)]);

    ana.bus.publish(garden, typing(1));
    expect(ana.heard).toEqual([[garden, typing(1)]]);

    // Redis keeps the order, so by the time the answer is here a copy would have been too.
    await bo.next();
    bo.bus.publish(garden, typing(2));
    await ana.until(typing(2));
    expect(ana.heard).toHaveLength(2);
  });

  test("as many unsubscribes as subscribes end a subscription, fewer do not", async () => {
    const [ana, bo] = [await startNode(), await startNode()];
    const [garden, tools] = [conversation(), conversation()];
    await Promise.all([bo.bus.subscribe(garden), bo.bus.subscribe(garden)]);

    bo.bus.unsubscribe(garden);
    ana.bus.publish(garden, typing(1));
    await bo.until(typing(1));

    bo.bus.unsubscribe(garden);
    await bo.bus.subscribe(tools);
    ana.bus.publish(garden, typing(2));
    ana.bus.publish(tools, typing(3));
    await bo.until(typing(3));
    expect(bo.heard).not.toContainEqual([garden, typing(2)]);
  });

  test("a subscription taken up while it was being ended holds", async () => {
    const [ana, bo] = [await startNode(), await startNode()];
    const garden = conversation();
    await bo.bus.subscribe(garden);

    bo.bus.unsubscribe(garden);
    bo.bus.unsubscribe(garden);
    await bo.bus.subscribe(garden);

    ana.bus.publish(garden, typing(1));
    expect(await bo.next()).toEqual([garden, typing(1)]);
  });

  test("after a broken connection a node hears what it had subscribed to", async () => {
    const cable = await lay();
    const [ana, bo] = [await startNode(), await startNode(cable)];
    const garden = conversation();
    await bo.bus.subscribe(garden);

    cable.cut();
    await bo.logged("the connection to Redis broke", "bus");
    cable.mend();
    await bo.logged("the connection to Redis is back", "bus");

    ana.bus.publish(garden, typing(1));
    expect(await bo.next()).toEqual([garden, typing(1)]);
  });

  test("nobody waits for ever for a Redis that is away, and the subscription comes with it", async () => {
    const cable = await lay();
    const [ana, bo] = [await startNode(), await startNode(cable)];
    const [garden, tools] = [conversation(), conversation()];
    cable.cut();
    await bo.logged("the connection to Redis broke", "bus");

    await bo.bus.subscribe(garden);

    cable.mend();
    await bo.logged("the connection to Redis is back", "bus");
    await bo.bus.subscribe(tools);
    ana.bus.publish(garden, typing(1));
    expect(await bo.next()).toEqual([garden, typing(1)]);
  });

  test("without Redis a node still hears itself, and tells the others again when it is back", async () => {
    const cable = await lay();
    const [ana, bo] = [await startNode(cable), await startNode()];
    const garden = conversation();
    await bo.bus.subscribe(garden);
    cable.cut();
    await ana.logged("the connection to Redis broke", "redis");

    ana.bus.publish(garden, typing(1));
    expect(ana.heard).toEqual([[garden, typing(1)]]);

    cable.mend();
    await ana.logged("the connection to Redis is back", "redis");
    ana.bus.publish(garden, typing(2));
    expect(await bo.next()).toEqual([garden, typing(2)]);
  });

  test("a node that cannot reach Redis when it starts says so", async () => {
    const cable = await lay();
    cable.cut();
    await expect(connectRedis(cable.url, pino({ level: "silent" }))).rejects.toThrow(
      "Redis (REDIS_URL) cannot be used",
    );
  });
});

interface Node {
  bus: Bus;
  heard: [Channel, BusMessage][];
  /** The next message it has not answered yet. */
  next(): Promise<[Channel, BusMessage]>;
  /** Resolves once it has heard that message. */
  until(message: BusMessage): Promise<void>;
  /** Resolves once it has logged that line about that connection. */
  logged(line: string, connection: string): Promise<void>;
}

async function startNode(cable?: Cable): Promise<Node> {
  const happened = new EventEmitter();
  const lines: { msg: string; connection: string }[] = [];
  const write = (line: string) => {
    lines.push(JSON.parse(line) as (typeof lines)[number]);
    happened.emit("line");
  };
  const log = pino({}, { write });
  const redis = await connectRedis(cable?.url ?? redisUrl!, log);
  closing.push(() => redis.close());
  const bus = await redisBus(redis, log);
  closing.push(() => bus.close());
  const heard: [Channel, BusMessage][] = [];
  bus.listen((channel, message) => {
    heard.push([channel, message]);
    happened.emit("heard");
  });
  let taken = 0;
  return {
    bus,
    heard,
    async next() {
      while (heard.length === taken) await once(happened, "heard");
      return heard[taken++]!;
    },
    async until(message) {
      const wanted = JSON.stringify(message);
      while (!heard.some(([, one]) => JSON.stringify(one) === wanted))
        await once(happened, "heard");
    },
    async logged(msg, connection) {
      while (!lines.some((line) => line.msg === msg && line.connection === connection)) {
        await once(happened, "line");
      }
    },
  };
}

async function lay(): Promise<Cable> {
  const cable = await layCable(redisUrl!);
  closing.push(() => cable.close());
  return cable;
}

const conversation = (): Channel => `conversation:${newId()}`;
const typing = (person: number): BusMessage => ({ type: "typing", conversation: 1, person });
