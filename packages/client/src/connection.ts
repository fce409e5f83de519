import {
  Refusal,
  commands,
  pushes,
  type CommandAnswer,
  type CommandName,
  type CommandPayload,
  type Handshake,
  type Push,
  type PushName,
} from "@parley/protocol";
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import { Unreachable, type Api } from "./api.ts";
import { backoffMs } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import { refusalIn } from "./refusal.ts";
import type { ConnectionState } from "./state.ts";
import { onWake } from "./wake.ts";

/** What socket.io-client's `io` is. */
export type SocketFactory = (
  url: string,
  options: Partial<ManagerOptions & SocketOptions>,
) => Socket;

/** Asks the server, while there is a connection; `phase` and the pushes say when there is. */
export interface Connection {
  start: () => void;
  stop: () => void;
  /** Tries now instead of when the wait is over. */
  retryNow: () => void;
  /** The session is over: no more attempts. */
  signedOut: () => void;
  isOnline: () => boolean;
  /** Rejects with `Refusal`, or with `Unreachable` when no answer came. */
  ask: <Name extends AskedCommand>(
    name: Name,
    payload: CommandPayload<Name>,
  ) => Promise<CommandAnswer<Name>>;
  /** Says it if there is a connection at this moment. */
  tell: (payload: CommandPayload<"typing">) => void;
}
type AskedCommand = Exclude<CommandName, "typing">;

export interface ConnectionParts {
  url: string;
  slot?: number;
  token?: string;
  socket?: SocketFactory;
  validate?: boolean;
  clock: Clock;
  api: Api;
  /** What is held, as of now. */
  handshake: () => Handshake;
  phase: (state: ConnectionState) => void;
  receive: { [Name in PushName]: (push: Push<Name>) => void };
}

const answerMs = 10_000;
const connectMs = 15_000;
/** The server is heard of every 25 seconds, and is gone after 20 more without a word. */
const silentMs = 50_000;

export function createConnection(parts: ConnectionParts): Connection {
  const { clock } = parts;
  const socket = openSocket(parts);
  const asked = new Set<(reason: Unreachable) => void>();
  let phase: ConnectionState["phase"] = "starting";
  let failures = 0;
  /** Counts attempts, so that what belongs to an earlier one is known by it. */
  let attempt = 0;
  let heardAtMs = 0;
  let callOff: () => void = () => {};
  let stopWaking: (() => void) | null = null;

  socket.on("connect_error", (error: Error) => void refused(error));
  socket.on("disconnect", () => lost());
  socket.io.on("ping", () => (heardAtMs = clock.now()));
  listen();

  return {
    start() {
      stopWaking ??= onWake(wake);
      connect();
    },
    stop: () => end("starting"),
    retryNow,
    signedOut: () => end("signed-out"),
    isOnline: () => phase === "online",
    ask,
    tell(payload) {
      if (phase === "online") socket.volatile.emit("typing", payload);
    },
  };

  function connect(): void {
    callOff();
    attempt++;
    enter({ phase: "connecting" });
    callOff = clock.after(connectMs, () => lost());
    socket.connect();
  }

  function synced(sync: Push<"sync">): void {
    if (phase !== "connecting") return;
    callOff();
    failures = 0;
    heardAtMs = clock.now();
    // Whatever takes it in may ask already; who only looks is told when it is in.
    phase = "online";
    parts.receive.sync(sync);
    if (phase === "online") enter({ phase });
  }

  function retryNow(): void {
    if (phase === "away") connect();
  }

  // A device that slept does not know yet that its connection has died.
  function wake(): void {
    if (phase === "online" && clock.now() - heardAtMs > silentMs) leave({ phase: "away" });
    retryNow();
  }

  async function refused(error: Error): Promise<void> {
    if (phase !== "connecting") return;
    const current = ++attempt;
    leave({ phase: "away" });
    const said = refusalIn((error as { data?: unknown }).data);
    if (said?.code === "malformed" || said?.code === "client_too_old") return end("too-old");
    const reason = said ?? (await reasonOf(parts.api));
    // Stopped, or begun anew, while it was asked.
    if (current !== attempt) return;
    if (reason?.code === "not_signed_in") return end("signed-out");
    wait(reason?.retryAfter);
  }

  function lost(): void {
    if (phase !== "connecting" && phase !== "online") return;
    attempt++;
    wait();
  }

  function wait(leastSeconds = 0): void {
    const delayMs = leastSeconds * 1000 + backoffMs(failures++, clock.random());
    leave({ phase: "away", retryAt: clock.now() + delayMs });
    callOff = clock.after(delayMs, connect);
  }

  function end(last: "starting" | "signed-out" | "too-old"): void {
    attempt++;
    stopWaking?.();
    stopWaking = null;
    leave({ phase: last });
  }

  // The phase comes first: the socket says "disconnect" even to whoever asked for it.
  function leave(state: ConnectionState): void {
    callOff();
    enter(state);
    socket.disconnect();
    for (const reject of asked) reject(new Unreachable("The connection was lost."));
    asked.clear();
  }

  function enter(state: ConnectionState): void {
    phase = state.phase;
    parts.phase(state);
  }

  function ask<Name extends AskedCommand>(
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<CommandAnswer<Name>> {
    // While it is not connected the socket would keep what it is given and send it later.
    if (phase !== "online" || !socket.connected)
      return Promise.reject(new Unreachable("There is no connection."));
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const late = clock.after(answerMs, () => reject(new Unreachable("No answer came.")));
    asked.add(reject);
    socket.emit(name, payload, (given: unknown) => {
      const refusal = refusalIn(given);
      if (refusal) reject(refusal);
      else resolve(given);
    });
    const settled = promise.finally(() => {
      late();
      asked.delete(reject);
    });
    return settled.then((given) => checkedAnswer(name, given));
  }

  function listen(): void {
    const receive = { ...parts.receive, sync: synced };
    const names = Object.keys(pushes) as PushName[];
    for (const name of names) {
      const take = receive[name] as (push: unknown) => void;
      const schema = pushes[name];
      const handle = (push: unknown): void => take(parts.validate ? schema.parse(push) : push);
      socket.on(name, handle);
    }
  }

  function checkedAnswer<Name extends AskedCommand>(
    name: Name,
    given: unknown,
  ): CommandAnswer<Name> {
    const schema = commands[name].answer;
    return (parts.validate ? schema.parse(given) : given) as CommandAnswer<Name>;
  }
}

function openSocket({ url, slot, token, socket, handshake }: ConnectionParts): Socket {
  return (socket ?? io)(url, {
    path: "/socket.io",
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    autoConnect: false,
    forceNew: true,
    // Ours knows the session, the page and the jitter.
    reconnection: false,
    auth: (tell: (held: Handshake) => void) => tell(handshake()),
    query: slot === undefined ? {} : { slot: String(slot) },
    extraHeaders: {
      ...(slot === undefined ? {} : { "parley-slot": String(slot) }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
  });
}

/** A socket that fails does not say why; a request does. Null: the server answers and knows us. */
async function reasonOf(api: Api): Promise<Refusal | null> {
  try {
    await api.call("getMe", { signal: AbortSignal.timeout(answerMs) });
    return null;
  } catch (error) {
    return error instanceof Refusal ? error : null;
  }
}
