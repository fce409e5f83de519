import { connect, type Socket } from "node:net";
import { randomBytes } from "node:crypto";
import { once } from "node:events";

/**
 * A member of the crowd: a WebSocket that counts what it is sent without parsing it, so that the
 * generator is not what is measured. It answers Engine.IO's pings and can send.
 */
export class Listener {
  /** Payload bytes of frames that carry `events`. */
  eventBytes = 0;
  eventFrames = 0;
  /** Called with each text frame, for the few that look inside. */
  onText: ((text: string) => void) | null = null;
  readonly #socket: Socket;
  #rest: Buffer = Buffer.alloc(0);
  #opened = Promise.withResolvers<void>();

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on("error", () => undefined);
  }

  /** Connects, proves who it is, and resolves after the first `sync`. */
  static async connect(port: number, token: string): Promise<Listener> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    const listener = new Listener(socket);
    socket.write(
      "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n" +
        `Host: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\n` +
        `Authorization: Bearer ${token}\r\n\r\n`,
    );
    let head = Buffer.alloc(0);
    const afterHead = (chunk: Buffer) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      socket.off("data", afterHead);
      if (!head.toString("latin1", 0, end).includes(" 101 ")) {
        listener.#opened.reject(new Error(head.toString("latin1", 0, end)));
        return;
      }
      socket.on("data", (data: Buffer) => listener.#read(data));
      listener.#write("40");
      listener.#read(head.subarray(end + 4));
    };
    socket.on("data", afterHead);
    await listener.#opened.promise;
    return listener;
  }

  /** Emits `message.send`; the answer comes to `onText` as `43<ack>[…]`. */
  send(ack: number, conversation: number, cid: string, body: string): void {
    this.#write(`42${ack}["message.send",${JSON.stringify({ conversation, cid, body })}]`);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(data: Buffer): void {
    let buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    for (;;) {
      if (buffer.length < 2) break;
      let length = buffer[1]! & 0x7f;
      let start = 2;
      if (length === 126) {
        if (buffer.length < 4) break;
        length = buffer.readUInt16BE(2);
        start = 4;
      } else if (length === 127) {
        if (buffer.length < 10) break;
        length = Number(buffer.readBigUInt64BE(2));
        start = 10;
      }
      if (buffer.length < start + length) break;
      this.#frame(buffer, start, length);
      buffer = buffer.subarray(start + length);
    }
    this.#rest = buffer;
  }

  #frame(buffer: Buffer, start: number, length: number): void {
    const first = buffer[start];
    if (first === 0x32) {
      this.#write("3");
      return;
    }
    // `42["events"`: the seventh byte tells it from `42["sync"` and the rest.
    if (
      buffer.compare(EVENTS, 0, EVENTS.length, start, start + Math.min(length, EVENTS.length)) === 0
    ) {
      this.eventFrames++;
      this.eventBytes += length;
    } else if (
      buffer.compare(SYNC, 0, SYNC.length, start, start + Math.min(length, SYNC.length)) === 0
    ) {
      this.#opened.resolve();
    } else if (
      buffer.compare(
        REFUSED,
        0,
        REFUSED.length,
        start,
        start + Math.min(length, REFUSED.length),
      ) === 0
    ) {
      this.#opened.reject(new Error(buffer.toString("utf8", start, start + length)));
    }
    this.onText?.(buffer.toString("utf8", start, start + length));
  }

  #write(text: string): void {
    const payload = Buffer.from(text);
    const header =
      payload.length < 126
        ? Buffer.from([0x81, 0x80 | payload.length, 0, 0, 0, 0])
        : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 0xff, 0, 0, 0, 0]);
    // A mask of zeros is a mask: the payload goes as it is.
    this.#socket.write(Buffer.concat([header, payload]));
  }
}

const EVENTS = Buffer.from('42["events"');
const SYNC = Buffer.from('42["sync"');
const REFUSED = Buffer.from("44");
