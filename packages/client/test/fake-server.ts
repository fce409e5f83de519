// A small server in this process: real HTTP and real Socket.IO, with faults to order.
import { createServer, type IncomingMessage, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import {
  Refusal,
  handshake,
  type ErrorCode,
  type Handshake,
  type Id,
  type Me,
  type Notice,
  type Person,
  type Sync,
} from "@parley/protocol";
import { Server, type Socket } from "socket.io";
import { ConversationLog, personNamed } from "./conversation-log.ts";

export const ada = personNamed(1, "Ada");
export const bob = personNamed(2, "Bob");
export const cyd = personNamed(3, "Cyd");

type Answer = (value: unknown) => void;
type Send = { conversation: Id; cid: string; body: string; replyTo?: number; files?: Id[] };
type MaybeReply = Reply | undefined;
type Reply = { status: number; body?: unknown };

export class FakeServer {
  url = "";
  epoch = "first";
  isSignedIn = true;
  /** Who the session belongs to. */
  me: Person = ada;
  readonly logs = new Map<Id, ConversationLog>();
  readonly readSeqs = new Map<Id, number>();
  readonly handshakes: Handshake[] = [];
  /** Every command and request that came in, by name. */
  readonly heard: { name: string; payload: unknown }[] = [];
  /** What to do with the next sends, one each; once it is empty they are taken and answered. */
  readonly sendFates: ("take" | "drop answer" | "cut before answer" | "too new" | Refusal)[] = [];
  /** Decides what becomes of live events; by default they are sent. */
  isLive = true;
  /** The next handshakes are refused with these. */
  readonly handshakeRefusals: Refusal[] = [];
  /** Whether connecting is answered with `sync`. */
  isGreeting = true;
  /** Overrides one reply of the HTTP interface. */
  reply: ((method: string, path: string, url: URL) => MaybeReply | Promise<MaybeReply>) | null =
    null;
  readonly #http: HttpServer = createServer();
  readonly #io = new Server(this.#http, { path: "/socket.io" });
  readonly #byCid = new Map<string, { seq: number; at: string }>();
  #waiting: (() => void)[] = [];

  static async start(): Promise<FakeServer> {
    const server = new FakeServer();
    server.#http.listen(0, "127.0.0.1");
    await once(server.#http, "listening");
    server.url = `http://127.0.0.1:${(server.#http.address() as AddressInfo).port}`;
    return server;
  }

  constructor() {
    this.#http.on("request", (request, response) => {
      if (request.url?.startsWith("/socket.io")) return;
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      });
    });
    this.#io.use((socket, next) => {
      this.#hear("handshake", { headers: socket.handshake.headers, query: socket.handshake.query });
      const refusal = this.isSignedIn
        ? this.handshakeRefusals.shift()
        : new Refusal("not_signed_in");
      if (!refusal) return next();
      next(Object.assign(new Error(refusal.code), { data: refusal.toReply() }));
    });
    this.#io.on("connection", (socket) => this.#admit(socket));
  }

  get sockets(): number {
    return this.#io.of("/").sockets.size;
  }

  conversation(id: Id, name = `talk-${id}`): ConversationLog {
    const log = this.logs.get(id) ?? new ConversationLog(id, name);
    this.logs.set(id, log);
    return log;
  }

  /** Somebody writes, and whoever is connected hears of it. */
  write(id: Id, sender: Person, body: string, more = {}): void {
    this.conversation(id).write(sender.id, body, more);
    this.push(id);
  }

  /** Sends the newest event of a conversation. */
  push(id: Id): void {
    const event = this.conversation(id).sent.at(-1)!;
    if (this.isLive) this.#io.emit("events", { conversation: id, events: [event] });
  }

  emit(name: string, payload: unknown): void {
    this.#io.emit(name, payload);
  }

  notice(notice: Notice): void {
    this.#io.emit("notice", notice);
  }

  /** The answer to connecting. */
  syncFor({ epoch, cursors = [] }: Handshake): Sync {
    const held = new Map(epoch === this.epoch ? cursors.map(([id, ...rest]) => [id, rest]) : []);
    const logs = [...this.logs.values()].filter(({ id, ver }) => {
      const [heldVer, heldRead] = held.get(id) ?? [];
      return heldVer !== ver || heldRead !== (this.readSeqs.get(id) ?? 0);
    });
    return {
      epoch: this.epoch,
      me: asMe(this.me),
      fileMaxBytes: 25_000_000,
      conversations: logs.map((log) => {
        const cursor = held.get(log.id);
        const mine = this.#mine(log.id);
        return cursor ? log.entry(this.me.id, cursor[0]!, mine) : log.fresh(this.me.id, mine);
      }),
      gone: [...held.keys()].filter((id) => !this.logs.has(id)),
      people: [ada, bob, cyd],
    };
  }

  /** Cuts every connection, as a lost network does. */
  cut(): void {
    for (const socket of this.#io.of("/").sockets.values()) socket.conn.close();
  }

  async stop(): Promise<void> {
    await this.#io.close();
    this.#http.closeAllConnections();
  }

  /** Resolves when `name` has come in `times` times. */
  async hears(name: string, times = 1): Promise<void> {
    while (this.heard.filter((each) => each.name === name).length < times) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting.push(resolve);
      await promise;
    }
  }

  #hear(name: string, payload: unknown): void {
    this.heard.push({ name, payload });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #admit(socket: Socket): void {
    const held = handshake.parse(socket.handshake.auth);
    this.handshakes.push(held);
    socket.on("message.send", (send: Send, answer: Answer) => this.#take(socket, send, answer));
    socket.on(
      "read",
      ({ conversation, seq }: { conversation: Id; seq: number }, answer: Answer) => {
        this.readSeqs.set(conversation, seq);
        this.#hear("read", { conversation, seq });
        answer({});
      },
    );
    socket.on("typing", (payload: unknown) => this.#hear("typing", payload));
    socket.on("presence.watch", (payload: unknown, answer: Answer) => {
      this.#hear("presence.watch", payload);
      answer({});
    });
    socket.on("difference", (asked: { conversation: Id; ver: number }, answer: Answer) => {
      this.#hear("difference", asked);
      const log = this.logs.get(asked.conversation);
      if (log) answer({ ...log.since(asked.ver), people: [] });
      else answer(new Refusal("not_found").toReply());
    });
    if (this.isGreeting) socket.emit("sync", this.syncFor(held));
    this.#hear("connection", held);
  }

  #take(socket: Socket, send: Send, answer: Answer): void {
    const { conversation, cid, body, replyTo } = send;
    this.#hear("message.send", send);
    const fate = this.sendFates.shift();
    if (fate instanceof Refusal) return answer(fate.toReply());
    if (fate === "too new") return answer({ error: { code: "too_early", message: "Not yet." } });
    const known = this.#byCid.get(cid);
    if (!known) {
      const about = replyTo === undefined ? {} : { replyTo };
      const { seq, at } = this.conversation(conversation).write(this.me.id, body, {
        cid,
        ...about,
      });
      this.#byCid.set(cid, { seq, at });
      this.push(conversation);
    }
    if (fate === "cut before answer") socket.conn.close();
    else if (fate !== "drop answer") answer(this.#byCid.get(cid));
  }

  #mine(id: Id) {
    return { readSeq: this.readSeqs.get(id) ?? 0 };
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? "/", "http://fake");
    const path = url.pathname;
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
    const body = (text ? JSON.parse(text) : undefined) as Record<string, never> | undefined;
    this.#hear(`${request.method} ${path}`, { query: Object.fromEntries(url.searchParams), body });
    const ordered = await this.reply?.(request.method ?? "GET", path, url);
    if (ordered) return ordered;
    if (!this.isSignedIn) return refusing("not_signed_in");
    if (path === "/api/me") return { status: 200, body: { ...asMe(this.me), email: null } };
    if (path === "/api/people") {
      const ids = (url.searchParams.get("ids") ?? "").split(",").map(Number);
      return { status: 200, body: { items: [ada, bob, cyd].filter(({ id }) => ids.includes(id)) } };
    }
    const [, id, rest, seq] =
      /^\/api\/conversations\/(\d+)(?:\/(\w+))?(?:\/(\d+))?/.exec(path) ?? [];
    const log = this.logs.get(Number(id));
    if (!log) return refusing("not_found");
    if (!rest) return { status: 200, body: log.info(this.me.id, this.#mine(log.id)) };
    if (rest === "members") return { status: 200, body: { items: membersOf(log) } };
    if (rest === "read") {
      this.readSeqs.set(log.id, body!["seq"]!);
      const { readSeq, mentions } = log.info(this.me.id, this.#mine(log.id)).me;
      return { status: 200, body: { readSeq, mentions } };
    }
    if (request.method === "PATCH") {
      const edited = log.edit(Number(seq), body!["body"]!);
      this.push(log.id);
      return { status: 200, body: edited };
    }
    const query = Object.fromEntries(
      [...url.searchParams].map(([name, value]) => [name, Number(value)]),
    );
    return { status: 200, body: log.page(query) };
  }
}

export function asMe(person: Person): Me {
  return {
    ...person,
    createdAt: "2026-03-01T09:00:00.000Z",
    hasPassword: true,
    phone: null,
    findableByPhone: true,
    secondFactor: null,
    recoveryCodes: 0,
  };
}

export function refusing(code: ErrorCode): Reply {
  const refusal = new Refusal(code);
  return { status: refusal.status, body: refusal.toReply() };
}

function membersOf(log: ConversationLog) {
  return log.members.map((person) => ({
    person,
    role: "member",
    state: "joined",
    since: "2026-03-01T10:00:00.000Z",
    byText: false,
  }));
}
