import { once } from "node:events";
import { connect } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Running } from "./running.ts";

/** A bare connection, over which a test says what no HTTP client would. */
export interface Line {
  say(...words: string[]): void;
  /** Resolves, when the server has closed it, with everything it said. */
  readonly closed: Promise<string>;
  hangUp(): void;
}

export async function openLine({ url }: Running): Promise<Line> {
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === "https:";
  const options = { host: hostname, port: Number(port), rejectUnauthorized: false };
  const socket = secure ? connectSecurely(options) : connect(options);
  await once(socket, secure ? "secureConnect" : "connect");
  let said = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  // A connection may end with a reset; what counts is that it ended.
  socket.on("error", () => undefined);
  return {
    say: (...words) => words.forEach((word) => socket.write(word)),
    closed: new Promise((resolve) => socket.on("close", () => resolve(said))),
    hangUp: () => socket.destroy(),
  };
}

/** The status, headers and body of what a server said on a line, which is one reply. */
export function readReply(said: string) {
  const [head = "", ...rest] = said.split("\r\n\r\n");
  const [status, ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = "", value = ""] = line.split(/:\s*(.*)/s);
      return [name.toLowerCase(), value];
    }),
  );
  return { status: Number(status?.split(" ")[1]), headers, body: rest.join("\r\n\r\n") };
}
