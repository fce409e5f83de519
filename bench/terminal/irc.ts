import { createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { once } from "node:events";

/** As much of an IRC server (RFC 2812) as a client needs to be in channels and be told what is said. */
export class Irc {
  readonly port: number;
  readonly #members: Set<Socket>;
  readonly #close: () => void;

  private constructor(port: number, members: Set<Socket>, close: () => void) {
    this.port = port;
    this.#members = members;
    this.#close = close;
  }

  /** Whoever joins a channel is told its backlog at once, as a bouncer does. */
  static async start(backlog: readonly string[]): Promise<Irc> {
    const members = new Set<Socket>();
    const server = createServer((socket) => {
      members.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => members.delete(socket));
      let nick = "bench";
      const lines = createInterface({ input: socket });
      // It passes on what the socket has said already.
      lines.on("error", () => socket.destroy());
      lines.on("line", (line) => {
        const [command = "", first = ""] = line.trim().split(" ");
        if (command === "NICK") nick = first.replace(/^:/, "");
        if (command === "USER")
          socket.write(`:irc 001 ${nick} :Welcome\r\n:irc 422 ${nick} :-\r\n`);
        if (command === "PING") socket.write(`:irc PONG irc ${first}\r\n`);
        if (command === "JOIN") for (const channel of first.split(",")) join(socket, nick, channel);
      });
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Irc((server.address() as AddressInfo).port, members, () => server.close());

    function join(socket: Socket, nick: string, channel: string): void {
      const told = backlog.map((body) => `:bo!b@h PRIVMSG ${channel} :${body}\r\n`);
      socket.write(
        `:${nick}!b@h JOIN ${channel}\r\n:irc 353 ${nick} = ${channel} :${nick} bo\r\n` +
          `:irc 366 ${nick} ${channel} :-\r\n${told.join("")}`,
      );
    }
  }

  say(channel: string, body: string): void {
    for (const socket of this.#members) socket.write(`:bo!b@h PRIVMSG ${channel} :${body}\r\n`);
  }

  stop(): void {
    for (const socket of this.#members) socket.destroy();
    this.#close();
  }
}
