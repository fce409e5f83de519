import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A port of its own that leads to the server's, until it is cut. */
export class Line {
  readonly url: string;
  readonly #entrance: Server;
  readonly #sockets: Set<Socket>;
  #whole = true;

  private constructor(entrance: Server, to: number) {
    this.#entrance = entrance;
    this.#sockets = new Set();
    this.url = `http://localhost:${(entrance.address() as AddressInfo).port}`;
    entrance.on("connection", (near) => {
      if (!this.#whole) return near.resetAndDestroy();
      const far = connect(to, "127.0.0.1");
      this.#join(near, far);
      this.#join(far, near);
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

  close(): void {
    this.cut();
    this.#entrance.close();
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
