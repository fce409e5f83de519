import { pino } from "pino";
import { buildApp, type App } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import type { Patience } from "../src/http/server.ts";
import { namedLimits, type LimitOverrides } from "../src/limits.ts";
import { createDatabase, type TestDatabase } from "./database.ts";
import { quickSimulation } from "./quick.ts";
import { claimRedis, type TestRedis } from "./redis.ts";
import type { Running } from "./running.ts";
import { tokenIn, Visitor, type Someone } from "./visitor.ts";

export interface ServerOptions {
  /** Settings as they would stand in the environment, such as PUBLIC_URL. */
  settings?: Record<string, string>;
  /** The limits the test is about, or all of them as they are. Any other limit is out of the way. */
  limits?: LimitOverrides | "usual";
  now?: () => number;
  /** "usual": a simulated carrier as it ships, when its numbers, pace and delays are what the test is about. */
  carrier?: "usual";
  /** How long a request may take to come in, when that is what the test is about. */
  patience?: Patience;
  /** With a Redis, so that further nodes can be started beside it (on PostgreSQL). */
  redis?: boolean;
  /** The server whose database and Redis this one, a second node, uses too. It is closed last. */
  beside?: TestServer;
}

export interface TestServer extends Running {
  readonly app: App;
  /** Every line it logged, as JSON. */
  readonly log: string[];
  readonly place: Place;
  /** A browser that nobody has signed in with. */
  visitor(): Visitor;
  /** Signs up somebody new, in a browser of their own. */
  person(username: string, more?: { displayName?: string; password?: string }): Promise<Someone>;
  guest(nickname: string): Promise<Someone>;
  /** The same person once more, as a program with a token. */
  program(someone: Someone): Promise<Someone>;
  /** Ends it and everything it made; throws if a push broke the protocol. */
  close(): Promise<void>;
}

/** What the nodes of one server have in common. */
interface Place {
  database: TestDatabase;
  redis: TestRedis | null;
}

/** Starts the whole server, on a port and a database of its own. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const place = options.beside?.place ?? (await makePlace(options));
  const log: string[] = [];
  const quick = options.carrier === "usual" ? null : quickSimulation(options.settings);
  const app = await buildApp({
    config: readConfig({
      ...place.database.settings,
      ...place.redis?.settings,
      ...(quick ? { TEXT_COUNTRIES: "US,AU" } : {}),
      ...options.settings,
    }),
    log: pino({ level: "trace" }, { write: (line: string) => void log.push(line) }),
    limits: options.limits === "usual" ? {} : { ...outOfTheWay(), ...options.limits },
    ...(options.now ? { now: options.now } : {}),
    ...(quick ? { simulation: quick } : {}),
    ...(options.patience ? { patience: options.patience } : {}),
  });
  const url = await app.http.listen({ port: 0, host: "127.0.0.1" });
  const { config } = app.parts;

  const server: TestServer = {
    url,
    origin: config.publicUrl?.origin ?? url,
    app,
    parts: app.parts,
    log,
    connections: [],
    place,
    visitor: () => new Visitor(server),
    async person(username, { displayName, password = PASSWORD } = {}) {
      const visitor = new Visitor(server);
      const me = await visitor.call("createPerson", {
        body: { username, password, ...(displayName === undefined ? {} : { displayName }) },
      });
      return Object.assign(visitor, { me, password });
    },
    async guest(nickname) {
      const visitor = new Visitor(server);
      const me = await visitor.call("createGuest", { body: { nickname } });
      return Object.assign(visitor, { me, password: "" });
    },
    async program({ me, password }) {
      const visitor = new Visitor(server);
      visitor.isProgram = true;
      const body = { username: me.username!, password };
      visitor.token = tokenIn(await visitor.call("createToken", { body }));
      return Object.assign(visitor, { me, password });
    },
    async close() {
      for (const connection of server.connections) connection.close();
      await app.close();
      if (!options.beside) await leave(place);
      for (const connection of server.connections) connection.check();
    },
  };
  return server;
}

const PASSWORD = "seven pale lanterns";

async function makePlace({ redis }: ServerOptions): Promise<Place> {
  return { database: await createDatabase(), redis: redis ? await claimRedis() : null };
}

async function leave({ database, redis }: Place): Promise<void> {
  await redis?.release();
  await database.drop();
}

function outOfTheWay(): LimitOverrides {
  const names = Object.keys(namedLimits) as (keyof typeof namedLimits)[];
  return Object.fromEntries(names.map((name) => [name, { points: 1_000_000_000, seconds: 3600 }]));
}
