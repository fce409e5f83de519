import type { Server as HttpServer, ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import type { Event, Handshake, Id, Notice } from "@parley/protocol";
import { limits } from "@parley/protocol";
import { Server, type Socket } from "socket.io";
import type { Bus, BusMessage, Channel, EncodedEvent } from "../bus/bus.ts";
import type { Config } from "../config.ts";
import { addressReader } from "../http/address.ts";
import type { Asker, Authenticate } from "../http/asker.ts";
import { baseline } from "../http/headers.ts";
import type { Limits } from "../limits.ts";
import { RoomAdapter } from "./adapter.ts";
import { createAllowance } from "./allowance.ts";
import { Crowd } from "./crowd.ts";
import {
  connectionsOf,
  type Connection,
  cutSlowReader,
  signOut,
  terminate,
} from "./connections.ts";
import { FanOut, roomOf } from "./fan-out.ts";
import { admitSocket, readHandshake } from "./handshake.ts";
import { Rings } from "./rings.ts";

/** A connected socket; what it may be trusted for is in `data` and nowhere else. */
export type LiveSocket = Socket & { data: { asker: Asker; held: Handshake } };

export const personRoom = (person: Id): `person:${Id}` => `person:${person}`;

interface Ingredients {
  config: Config;
  log: FastifyBaseLogger;
  bus: Bus;
  limits: Limits;
  authenticate: Authenticate;
}

/** The sockets of this node, and its end of the bus. */
export class Realtime {
  readonly io: Server;
  readonly rings = new Rings((conversation) => this.#following.has(roomOf(conversation)));
  readonly #bus: Bus;
  readonly #log: FastifyBaseLogger;
  readonly #limits: Limits;
  readonly #fanOut: FanOut;
  /** Rooms with a member here, each with the subscription under way for it. */
  readonly #following = new Map<string, Promise<void>>();
  readonly #listeners: ((channel: Channel, message: BusMessage) => void)[] = [];

  constructor({ config, log, bus, limits: spending, authenticate }: Ingredients) {
    this.#bus = bus;
    this.#log = log;
    this.#limits = spending;
    const gates = { config, limits: spending, authenticate, addressOf: addressReader(config) };
    this.io = new Server({
      path: "/socket.io",
      serveClient: false,
      transports: ["websocket", "polling"],
      maxHttpBufferSize: limits.bodyBytes,
      perMessageDeflate: false,
      httpCompression: false,
      // Below what proxies cut at, above what costs: a hundred thousand sockets are pinged.
      pingInterval: 25_000,
      pingTimeout: 20_000,
      connectTimeout: 10_000,
      cors: { origin: false },
      allowRequest: (request, decide) => {
        admitSocket(request, gates).then(
          (refused) => decide(refused, refused === null),
          (error: unknown) => {
            log.error({ err: error }, "handshake failed");
            decide("internal", false);
          },
        );
      },
    });
    this.io.adapter(
      class extends RoomAdapter {
        constructor(namespace: ConstructorParameters<typeof RoomAdapter>[0]) {
          super(namespace, cutSlowReader);
        }
      } as unknown as Parameters<Server["adapter"]>[0],
    );
    const crowd = new Crowd();
    this.io.use((socket, next) => readHandshake(crowd, socket, next));
    const adapter = this.io.of("/").adapter as unknown as RoomAdapter;
    this.#fanOut = new FanOut(adapter);
    adapter.on("create-room", (room: string) => this.#follow(room));
    adapter.on("delete-room", (room: string) => this.#unfollow(room));
    bus.listen((channel, message) => this.#receive(channel, message));
  }

  /** Puts a socket into rooms; when it resolves, nothing told to them on any node is missed. */
  async join(socket: LiveSocket, rooms: Channel[]): Promise<void> {
    // What waits was committed before: whoever looks once they are in finds it.
    this.#fanOut.flush();
    await socket.join(rooms);
    await Promise.all(rooms.flatMap((room) => this.#following.get(room) ?? []));
  }

  attach(server: HttpServer): void {
    this.io.attach(server);
    this.io.engine.use((_request: unknown, response: ServerResponse, next: () => void) => {
      const headers = { ...baseline, "cache-control": "no-store" };
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      next();
    });
    const spending = this.#limits.of("socket.packet");
    this.io.engine.on("connection", (connection: Connection) => {
      const allowance = createAllowance(spending);
      connection.on("packet", () => {
        if (allowance.spend() !== "allowed") terminate(connection);
      });
    });
  }

  /** Tells every node of committed events. Call it after the commit, in the order of `ver`. */
  publish(conversation: Id, events: Event[]): void {
    const encoded = events.map((event) => ({ ver: event.ver, json: JSON.stringify(event) }));
    this.publishEncoded(conversation, encoded);
  }

  publishEncoded(conversation: Id, events: EncodedEvent[]): void {
    this.#bus.publish(roomOf(conversation), { type: "events", conversation, events });
  }

  /** To every socket of one person. */
  notify(person: Id, notice: Notice): void {
    this.#bus.publish(personRoom(person), { type: "notice", person, json: JSON.stringify(notice) });
  }

  showTyping(conversation: Id, person: Id): void {
    this.#bus.publish(roomOf(conversation), { type: "typing", conversation, person });
  }

  /** The person's sockets hear the conversation from now on. */
  seat(person: Id, conversation: Id): void {
    this.#bus.publish(personRoom(person), { type: "seat", person, conversation });
  }

  /** The person's sockets hear nothing of the conversation any more. */
  unseat(person: Id, conversation: Id): void {
    this.#bus.publish(personRoom(person), { type: "unseat", person, conversation });
  }

  /** Nobody hears the conversation any more: it is gone. */
  closeRoom(conversation: Id): void {
    this.#bus.publish(roomOf(conversation), { type: "close", conversation });
  }

  endSessions(person: Id, sessions: Id[]): void {
    this.#bus.publish(personRoom(person), { type: "session-ended", person, sessions });
  }

  /** Whoever was blocked stops seeing at once whether the person is there. */
  hidePresence(person: Id, from: Id): void {
    this.#bus.publish(personRoom(from), { type: "presence-hidden", person, from });
  }

  /** For subjects with messages of their own on the bus, such as presence. */
  listen(listener: (channel: Channel, message: BusMessage) => void): void {
    this.#listeners.push(listener);
  }

  /** Events found in the database that the bus never brought. */
  deliverFound(conversation: Id, events: EncodedEvent[]): void {
    this.rings.add(conversation, events);
    this.#fanOut.add(conversation, events);
  }

  async close(): Promise<void> {
    this.#fanOut.flush();
    const connections = connectionsOf(this.io);
    this.io.disconnectSockets(true);
    // Whoever does not read does not hear that it is over either, and would hold up the end.
    const stragglers = setTimeout(() => connections.forEach(terminate), GOODBYE_MS);
    await this.io.close();
    clearTimeout(stragglers);
  }

  #receive(channel: Channel, message: BusMessage): void {
    switch (message.type) {
      case "events":
        this.deliverFound(message.conversation, message.events);
        break;
      case "typing":
        this.io.volatile.to(channel).emit("typing", {
          conversation: message.conversation,
          person: message.person,
        });
        break;
      case "notice":
        // What was committed before the notice is heard before it.
        this.#fanOut.flush();
        this.io.to(channel).emit("notice", JSON.parse(message.json));
        break;
      case "seat":
        this.io.in(channel).socketsJoin(roomOf(message.conversation));
        break;
      case "unseat":
        this.#fanOut.flush();
        this.io.in(channel).socketsLeave(roomOf(message.conversation));
        break;
      case "close":
        this.#fanOut.flush();
        this.rings.forget(message.conversation);
        this.io.in(channel).socketsLeave(roomOf(message.conversation));
        break;
      case "session-ended":
        this.#cut(message.person, message.sessions);
        break;
      case "presence":
      case "presence-asked":
      case "presence-hidden":
        break;
    }
    for (const listener of this.#listeners) listener(channel, message);
  }

  #cut(person: Id, sessions: Id[]): void {
    const ids = this.io.of("/").adapter.rooms.get(personRoom(person)) ?? [];
    for (const id of Array.from(ids)) {
      const socket = this.io.of("/").sockets.get(id) as LiveSocket | undefined;
      if (socket && sessions.includes(socket.data.asker.session)) signOut(socket);
    }
  }

  #follow(room: string): void {
    if (!isChannel(room)) return;
    const subscription = this.#bus.subscribe(room).catch((error: unknown) => {
      this.#log.error({ err: error }, "bus subscription failed");
    });
    this.#following.set(room, subscription);
  }

  #unfollow(room: string): void {
    if (!isChannel(room)) return;
    this.#following.delete(room);
    const [kind, id] = room.split(":");
    if (kind === "conversation") this.rings.unheard(Number(id));
    this.#bus.unsubscribe(room);
  }
}

const isChannel = (room: string): room is Channel => /^(?:conversation|person):\d+$/.test(room);

/** How long clients are given to say goodbye when the server stops. */
const GOODBYE_MS = 1_000;
