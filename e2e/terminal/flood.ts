import { io, type Socket } from "socket.io-client";
import { protocolVersions, type Id } from "@parley/protocol";

/** Somebody who writes faster than anybody could, over a socket of their own. */
export class Flood {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async open(url: string, token: string): Promise<Flood> {
    const socket = io(url, {
      transports: ["websocket"],
      auth: { protocol: protocolVersions.current },
      extraHeaders: { authorization: `Bearer ${token}` },
    });
    await new Promise((resolve, reject) => {
      socket.once("sync", resolve);
      socket.once("connect_error", reject);
    });
    return new Flood(socket);
  }

  /** Resolves once the server has acknowledged all of them. */
  async write(conversation: Id, bodies: readonly string[], perSecond: number): Promise<void> {
    const start = performance.now();
    const answers: Promise<unknown>[] = [];
    while (answers.length < bodies.length) {
      const due = Math.ceil(((performance.now() - start) / 1000) * perSecond);
      for (const body of bodies.slice(answers.length, due))
        answers.push(
          this.#socket.emitWithAck("message.send", {
            conversation,
            cid: crypto.randomUUID(),
            body,
          }),
        );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(answers);
  }

  close(): void {
    this.#socket.close();
  }
}
