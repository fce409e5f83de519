import type { Socket as NetSocket } from "node:net";
import type { Namespace, Socket } from "socket.io";
import { Adapter, type BroadcastOptions } from "socket.io-adapter";
import { limits } from "@parley/protocol";
import type { WebSocket } from "ws";
import { tally } from "../metrics.ts";

/** One Socket.IO packet, encoded once, in the two forms a connection may need. */
export interface Frame {
  /** The Socket.IO packet as text, for a connection that still polls. */
  packet: string;
  /** The whole WebSocket frame, ready for the wire. */
  bytes: Buffer;
}

export function frameOf(packet: string): Frame {
  // "4" is Engine.IO's type for a message.
  return { packet, bytes: textFrame(`4${packet}`) };
}

/** RFC 6455 §5.2: a final, unmasked text frame, as servers send them. */
function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = 0x81;
  if (headerLength === 2) {
    frame[1] = length;
  } else if (headerLength === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, headerLength);
  return frame;
}

/**
 * Socket.IO's own adapter writes each broadcast to each member through six layers and two writes.
 * This one frames it once and hands the bytes straight to each member's TCP connection.
 */
export class RoomAdapter extends Adapter {
  readonly #onSlow: (socket: Socket) => void;

  constructor(namespace: Namespace, onSlow: (socket: Socket) => void) {
    super(namespace);
    this.#onSlow = onSlow;
  }

  /** Writes to every member of each room; what one connection is due from several rooms leaves in one system call. */
  deliver(deliveries: { room: string; frame: Frame }[]): void {
    if (deliveries.length === 1) {
      const { room, frame } = deliveries[0]!;
      this.#each(room, (socket) => this.#write(socket, frame));
      return;
    }
    const corked = new Set<NetSocket>();
    for (const { room, frame } of deliveries) {
      this.#each(room, (socket) => {
        const wire = wireOf(socket);
        if (wire && !corked.has(wire)) {
          wire.cork();
          corked.add(wire);
        }
        this.#write(socket, frame);
      });
    }
    for (const wire of corked) wire.uncork();
  }

  override broadcast(packet: { type: number; data: unknown[] }, options: BroadcastOptions): void {
    if (options.rooms.size !== 1 || options.except?.size) {
      super.broadcast(packet, options);
      return;
    }
    const frame = frameOf(`${packet.type}${JSON.stringify(packet.data)}`);
    const [room] = options.rooms;
    const droppable = options.flags?.volatile === true;
    this.#each(room!, (socket) => {
      if (droppable && (wireOf(socket)?.writableLength ?? 0) > 0) return;
      this.#write(socket, frame);
    });
  }

  #each(room: string, visit: (socket: Socket) => void): void {
    const members = this.rooms.get(room);
    if (!members) return;
    const sockets = (this.nsp as Namespace).sockets;
    for (const id of members) {
      const socket = sockets.get(id);
      if (socket) visit(socket);
    }
  }

  // What waited before is what a reader has had the time to read; a burst alone cuts nobody.
  #write(socket: Socket, frame: Frame): void {
    const wire = wireOf(socket);
    tally.frames++;
    if (wire) {
      if (wire.writableLength > limits.slowReaderBytes) this.#onSlow(socket);
      else wire.write(frame.bytes);
      return;
    }
    // Engine.IO keeps the order for a connection that polls, is upgrading, or has packets waiting.
    const engine = engineOf(socket);
    if (engine.writeBuffer.length > MOST_WAITING_PACKETS) this.#onSlow(socket);
    else engine.write(frame.packet);
  }
}

const MOST_WAITING_PACKETS = 200;

// What Engine.IO holds and does not declare. Read in one place, so that an upgrade has one place to check.
interface EngineSocket {
  write(packet: string): void;
  writeBuffer: unknown[];
  upgrading: boolean;
  transport: { name: string; socket?: WebSocket & { _socket?: NetSocket } };
}

const engineOf = (socket: Socket) => socket.conn as unknown as EngineSocket;

/** The TCP connection of a socket, when bytes may be written to it without overtaking anything. */
function wireOf(socket: Socket): NetSocket | null {
  const engine = engineOf(socket);
  if (engine.transport.name !== "websocket" || engine.upgrading) return null;
  if (engine.writeBuffer.length > 0) return null;
  const webSocket = engine.transport.socket;
  if (!webSocket || webSocket.readyState !== webSocket.OPEN) return null;
  return webSocket._socket ?? null;
}
