import { io, type Socket } from "socket.io-client";
import type { Clock, SocketFactory } from "@parley/client";

/** How bad the line between one client and the server is. Chances are from 0 to 1. */
export interface Weather {
  /** Live events that never arrive, as when the bus between nodes loses one. */
  lose: number;
  /** Live events that arrive twice. */
  double: number;
  /** Live events that arrive later, and so behind others. */
  hold: number;
  /** Answers that are lost with the connection they came on. */
  cutAnswer: number;
  /** Requests that are lost with the connection before they leave. */
  cutRequest: number;
}

export const fair: Weather = { lose: 0, double: 0, hold: 0, cutAnswer: 0, cutRequest: 0 };

/** What socket.io-client does not declare: where packets come in and go out. */
interface Wires {
  onpacket(packet: Packet): void;
  packet(packet: Packet): void;
}
interface Packet {
  type: number;
  data?: unknown[];
}
const EVENT = 2;
const ANSWER = 3;

/** A line to the server that behaves as `weather` says at each moment. */
export class Line {
  weather: Weather = fair;
  readonly #random: () => number;
  #socket: Socket | null = null;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** For `createParley`: connects through this line. */
  readonly factory: SocketFactory = (url, options) => {
    const socket = io(url, { ...options, transports: ["websocket"] });
    this.#socket = socket;
    const wires = socket as unknown as Wires;
    const receive = wires.onpacket.bind(socket);
    const send = wires.packet.bind(socket);
    wires.onpacket = (packet) => this.#incoming(packet, receive);
    wires.packet = (packet) => this.#outgoing(packet, send);
    return socket;
  };

  /** Pulls the plug. */
  cut(): void {
    this.#socket?.io.engine?.close();
  }

  #incoming(packet: Packet, receive: (packet: Packet) => void): void {
    if (packet.type === ANSWER && this.#happens("cutAnswer")) {
      this.cut();
      return;
    }
    if (packet.type !== EVENT || packet.data?.[0] !== "events") {
      receive(packet);
      return;
    }
    if (this.#happens("lose")) return;
    if (this.#happens("double")) receive(structuredClone(packet));
    if (this.#happens("hold")) setTimeout(() => receive(packet), this.#random() * 20);
    else receive(packet);
  }

  #outgoing(packet: Packet, send: (packet: Packet) => void): void {
    if (packet.type === EVENT && this.#happens("cutRequest")) {
      this.cut();
      return;
    }
    send(packet);
  }

  #happens(what: keyof Weather): boolean {
    return this.#random() < this.weather[what];
  }
}

/** A clock on which waiting takes a fraction of the time, so that back-off does not fill the test. */
export function quickClock(factor: number): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs / factor);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
