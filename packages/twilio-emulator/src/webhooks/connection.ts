// Real HTTP to the outside: one exchange, held to its limits of time and size.
import http from "node:http";
import https from "node:https";
import { X509Certificate } from "node:crypto";
import { checkServerIdentity, rootCertificates } from "node:tls";
import { openPlaces, type Places } from "./places.ts";
import type { Clock } from "../clock.ts";

export interface Exchange {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string;
  connectMs: number;
  /** From being connected to the last byte of the answer. */
  readMs: number;
  largestBytes: number;
}

export interface Answer {
  status: number;
  /** Without its parameters, in lower case; empty when it was not said. */
  contentType: string;
  location: string | null;
  body: Buffer;
}

/** Why there is no answer: no connection, too slow or cut off, or more than is taken. */
export class NoAnswer extends Error {
  readonly reason: "ct" | "rt" | "size";

  constructor(reason: NoAnswer["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

export interface Connections {
  /** Whoever begins an event's exchanges waits for a place: what queues is not yet late. */
  places: Places;
  /** Rejects with `NoAnswer` only. */
  exchange(exchange: Exchange): Promise<Answer>;
  close(): void;
}

export function openConnections(clock: Clock, trusted?: string): Connections {
  const agents = {
    "http:": new http.Agent({ keepAlive: true }),
    "https:": new https.Agent({ keepAlive: true, ...(trusted !== undefined && trusting(trusted)) }),
  };
  const exchange = (asked: Exchange, isFresh = false): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const url = new URL(asked.url);
      const isSecure = url.protocol === "https:";
      const agent = !isFresh && (isSecure ? agents["https:"] : agents["http:"]);
      const { method, headers } = asked;
      const request = (isSecure ? https : http).request(url, { method, headers, agent });
      let isConnected = false;
      let isAnswered = false;

      let cancelTimer = clock.after(asked.connectMs, () => fail("ct", "No connection in time"));
      const connected = (): void => {
        isConnected = true;
        cancelTimer();
        cancelTimer = clock.after(asked.readMs, () => fail("rt", "No answer in time"));
      };
      const fail = (reason: NoAnswer["reason"], message: string): void => {
        cancelTimer();
        reject(new NoAnswer(reason, message));
        request.destroy();
      };

      request.on("socket", (socket) => {
        if (!socket.connecting) connected();
        else socket.once(isSecure ? "secureConnect" : "connect", connected);
      });
      request.on("error", (error: NodeJS.ErrnoException) => {
        cancelTimer();
        // The other end closed the kept connection just now: a new one tells what there is to tell.
        const isStale = request.reusedSocket && !isAnswered && CLOSED.has(error.code ?? "");
        if (isStale) resolve(exchange(asked, true));
        else reject(new NoAnswer(isConnected ? "rt" : "ct", error.message));
      });
      request.on("response", (response) => {
        isAnswered = true;
        const chunks: Buffer[] = [];
        let size = 0;
        response.on("data", (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > asked.largestBytes) fail("size", `More than ${asked.largestBytes} bytes`);
        });
        response.on("error", (error) => fail("rt", error.message));
        response.on("end", () => {
          cancelTimer();
          resolve(answerOf(response, Buffer.concat(chunks)));
        });
      });
      request.end(asked.body);
    });
  return {
    places: openPlaces(MOST_AT_ONCE),
    exchange: (asked) => exchange(asked),
    close() {
      agents["http:"].destroy();
      agents["https:"].destroy();
    },
  };
}

/** Believes one certificate as it is, besides those that anybody believes. */
function trusting(chain: string): https.AgentOptions {
  const { raw } = new X509Certificate(chain);
  return {
    ca: [...rootCertificates, chain],
    // Whoever signed it is in nobody's list, and need not be.
    allowPartialTrustChain: true,
    checkServerIdentity: (host, shown) =>
      shown.raw.equals(raw) ? undefined : checkServerIdentity(host, shown),
  };
}

const MOST_AT_ONCE = 128;
const CLOSED = new Set(["ECONNRESET", "EPIPE"]);

function answerOf(response: http.IncomingMessage, body: Buffer): Answer {
  const contentType = response.headers["content-type"] ?? "";
  return {
    status: response.statusCode ?? 0,
    contentType: (contentType.split(";")[0] ?? "").trim().toLowerCase(),
    location: response.headers.location ?? null,
    body,
  };
}
