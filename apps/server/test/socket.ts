import {
  commands,
  errorReply,
  pushes,
  Refusal,
  type CommandAnswer,
  type CommandName,
  type CommandPayload,
  type Event,
  type Handshake,
  type Id,
  type Notice,
  type Push,
  type PushName,
  type Sync,
} from "@parley/protocol";
import { io, type Socket } from "socket.io-client";
import type { Running } from "./running.ts";
import { validate } from "./validate.ts";

export interface SocketOptions extends Handshake {
  transport?: "websocket" | "polling";
}

/** Whose connection it is. */
interface Caller {
  server: Running;
  headers: Record<string, string>;
  slot: number | null;
}

const PATIENCE_MS = 10_000;

interface Received {
  name: PushName;
  payload: unknown;
}

interface Awaited {
  matches: (received: Received) => boolean;
  resolve: (payload: unknown) => void;
}

let lastMark = 0;

/** A connected client. It keeps every push, in order, until a test takes it with `next`. */
export class TestSocket {
  readonly io: Socket;
  /** What the server greeted it with. */
  sync!: Sync;
  /** Resolves with Socket.IO's reason when the connection has ended. */
  readonly closed: Promise<string>;
  readonly #server: Running;
  readonly #received: Received[] = [];
  readonly #heard: { conversation: Id; event: Event }[] = [];
  readonly #awaited: Awaited[] = [];
  #broken: Error | null = null;

  private constructor(caller: Caller, { transport, ...auth }: SocketOptions) {
    this.#server = caller.server;
    this.io = io(caller.server.url, {
      transports: [transport ?? "websocket"],
      extraHeaders: caller.headers,
      ...(caller.slot === null ? {} : { query: { slot: caller.slot } }),
      auth,
      forceNew: true,
      reconnection: false,
    });
    this.io.onAny((name: PushName, payload: unknown) => this.#receive(name, payload));
    this.closed = new Promise((resolve) => this.io.on("disconnect", (reason) => resolve(reason)));
    caller.server.connections.push(this);
  }

  static async connect(caller: Caller, options: SocketOptions): Promise<TestSocket> {
    const socket = new TestSocket(caller, options);
    const refused = new Promise<never>((_, reject) => {
      socket.io.on("connect_error", (error) => reject(reasonOf(error)));
    });
    socket.sync = await Promise.race([socket.next("sync"), refused]);
    return socket;
  }

  /** Every event of a conversation that ever came, in order. */
  eventsOf(conversation: Id): Event[] {
    return this.#heard.filter((one) => one.conversation === conversation).map((one) => one.event);
  }

  /** Every notice that came and was not taken. */
  get notices(): Notice[] {
    return this.#received
      .filter((one) => one.name === "notice")
      .map((one) => one.payload as Notice);
  }

  /** Sends a command and waits for its acknowledgement; throws the Refusal it carries. */
  async send<Name extends Exclude<CommandName, "typing">>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandAnswer<Name>> {
    const answer: unknown = await this.io.timeout(PATIENCE_MS).emitWithAck(name, payload);
    if (typeof answer === "object" && answer !== null && "error" in answer) {
      throw Refusal.fromReply(validate(errorReply, answer, `the refusal of ${name}`));
    }
    return validate(commands[name].answer, answer, `the answer of ${name}`) as CommandAnswer<Name>;
  }

  /** The first push of that name (that `matches`) not yet taken; waits for it when it has not come. */
  async next<Name extends PushName>(
    name: Name,
    matches: (push: Push<Name>) => boolean = () => true,
  ): Promise<Push<Name>> {
    const fits = (one: Received) => one.name === name && matches(one.payload as Push<Name>);
    const index = this.#received.findIndex(fits);
    if (index >= 0) return this.#received.splice(index, 1)[0]!.payload as Push<Name>;
    return await new Promise((resolve, reject) => {
      const came = this.#received.map((one) => one.name).join(", ");
      const late = setTimeout(() => {
        reject(this.#broken ?? new Error(`No such ${name} came. Not taken: ${came || "nothing"}`));
      }, PATIENCE_MS);
      this.#awaited.push({
        matches: fits,
        resolve: (payload) => {
          clearTimeout(late);
          resolve(payload as Push<Name>);
        },
      });
    });
  }

  /** The first notice of that type not yet taken. */
  async notice<Type extends Notice["type"]>(type: Type): Promise<Extract<Notice, { type: Type }>> {
    const notice = await this.next("notice", (candidate) => candidate.type === type);
    return notice as Extract<Notice, { type: Type }>;
  }

  /** The first event, of all that ever came, that `matches`. */
  async event(matches: (event: Event) => boolean): Promise<Event> {
    const heard = this.#heard.find(({ event }) => matches(event));
    if (heard) return heard.event;
    const push = await this.next("events", ({ events }) => events.some(matches));
    return push.events.find(matches)!;
  }

  /**
   * Resolves when whatever this node had for this socket has arrived. Only after it does "nothing
   * came" mean anything.
   */
  async settle(): Promise<void> {
    const mark = ++lastMark;
    const { realtime } = this.#server.parts;
    realtime.notify(this.sync.me.id, { type: "gone", conversation: mark, reason: "left" });
    await this.next("notice", (one) => one.type === "gone" && one.conversation === mark);
  }

  close(): void {
    this.io.disconnect();
  }

  /** Throws when the server has pushed what the protocol does not describe. */
  check(): void {
    if (this.#broken) throw this.#broken;
  }

  #receive(name: PushName, payload: unknown): void {
    try {
      if (!(name in pushes)) throw new Error(`The protocol knows no push called ${name}`);
      validate(pushes[name], payload, `a push of ${name}`);
    } catch (error) {
      this.#broken ??= error as Error;
    }
    if (name === "events") {
      const { conversation, events } = payload as Push<"events">;
      for (const event of events) this.#heard.push({ conversation, event });
    }
    const received = { name, payload };
    const index = this.#awaited.findIndex((awaited) => awaited.matches(received));
    if (index < 0) this.#received.push(received);
    else this.#awaited.splice(index, 1)[0]!.resolve(payload);
  }
}

/** Engine.IO hides the server's reason in the reply it got. */
function reasonOf(error: Error): Error {
  const data = (error as { data?: unknown }).data;
  const reply = errorReply.safeParse(data);
  if (reply.success) return Refusal.fromReply(reply.data);
  return error;
}
