import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A port of its own that leads to the server's, until it is cut. */
export class Line {
  readonly url: string;
  readonly #entrance: Server;
  readonly #sockets: Set<Socket>;
  #whole = true;
  /** How much of what one socket sends gets through, in bytes. */
  #room = Infinity;
  readonly #waiting = new Map<Socket, Socket>();

  private constructor(entrance: Server, to: number) {
    this.#entrance = entrance;
    this.#sockets = new Set();
    this.url = `http://localhost:${(entrance.address() as AddressInfo).port}`;
    entrance.on("connection", (near) => {
      if (!this.#whole) return near.resetAndDestroy();
      const far = connect(to, "127.0.0.1");
      this.#join(near, far);
      this.#join(far, near);
      this.#narrow(near, far);
    });
  }

  static async to(port: number): Promise<Line> {
    const entrance = createServer().listen(0, "127.0.0.1");
    await once(entrance, "listening");
    return new Line(entrance, port);
  }

  /** Whatever is under way is lost, and nothing gets through any more. */
  cut(): void {
    this.#whole = false;
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  mend(): void {
    this.#whole = true;
  }

  /** Of what is connected nothing arrives any more, and nobody is told: as after a long sleep. */
  fallSilent(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** Whoever sends more than that comes to a halt, until it is widened. */
  narrow(bytes: number): void {
    this.#room = bytes;
  }

  widen(): void {
    this.#room = Infinity;
    for (const [near, far] of this.#waiting) near.pipe(far);
    this.#waiting.clear();
  }

  close(): void {
    this.cut();
    this.#entrance.close();
  }

  #narrow(near: Socket, far: Socket): void {
    let sent = 0;
    near.on("data", ({ length }) => {
      sent += length;
      if (sent <= this.#room) return;
      near.unpipe(far);
      near.pause();
      this.#waiting.set(near, far);
    });
    near.on("close", () => this.#waiting.delete(near));
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.pipe(to);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
