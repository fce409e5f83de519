import { once } from "node:events";
import { WebSocket } from "ws";
import type { LiveSocket } from "../src/realtime/realtime.ts";
import type { Running } from "./running.ts";
import type { Someone } from "./visitor.ts";

/** A WebSocket that says exactly what a test gives it, and no word of Socket.IO by itself. */
export class Wire {
  readonly webSocket: WebSocket;
  /** Every frame that came. */
  readonly frames: string[] = [];
  /** Resolves with the WebSocket's close code. */
  readonly closed: Promise<number>;
  readonly #server: Running;

  private constructor({ server, headers }: Someone) {
    this.#server = server;
    const url = `${server.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`;
    this.webSocket = new WebSocket(url, { headers });
    this.webSocket.on("message", (data: Buffer) => this.frames.push(data.toString()));
    this.webSocket.on("error", () => undefined);
    this.closed = once(this.webSocket, "close").then(([code]) => code as number);
    server.connections.push({ close: () => this.webSocket.terminate(), check: () => undefined });
  }

  /** Resolves once the server has let it in; nothing is said yet. */
  static async open(someone: Someone): Promise<Wire> {
    const wire = new Wire(someone);
    await wire.until((frame) => frame.startsWith("0{"));
    return wire;
  }

  /** Resolves once it has been greeted as a client is. */
  static async connect(someone: Someone): Promise<Wire> {
    const wire = await Wire.open(someone);
    wire.send("40");
    await wire.until((frame) => frame.startsWith('42["sync"'));
    return wire;
  }

  send(...frames: (string | Buffer)[]): void {
    for (const frame of frames) this.webSocket.send(frame);
  }

  /** The first frame, of all that ever came, that `matches`. Throws when the connection ends before. */
  async until(matches: (frame: string) => boolean): Promise<string> {
    for (;;) {
      const found = this.frames.find(matches);
      if (found !== undefined) return found;
      await Promise.race([once(this.webSocket, "message"), this.closed.then(ended)]);
    }
  }

  /** What the server acknowledged `id` with. */
  async answer(id: number): Promise<unknown> {
    const frame = await this.until((one) => one.startsWith(`43${id}[`));
    return (JSON.parse(frame.slice(`43${id}`.length)) as unknown[])[0];
  }

  /** The server's end of the connection that was greeted last. */
  get serverSide(): LiveSocket {
    const greeting = this.frames.findLast((frame) => frame.startsWith('40{"sid"'))!;
    const { sid } = JSON.parse(greeting.slice(2)) as { sid: string };
    return this.#server.parts.realtime.io.of("/").sockets.get(sid) as LiveSocket;
  }
}

function ended(code: number): never {
  throw new Error(`The connection ended with ${code}.`);
}
