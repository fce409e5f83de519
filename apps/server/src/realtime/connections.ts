import type { Notice } from "@parley/protocol";
import type { Server, Socket } from "socket.io";
import { tally } from "../metrics.ts";

/** What Engine.IO holds of a connection and does not declare. */
export interface Connection {
  transport: { socket?: { terminate(): void; _socket?: { writableLength: number } | null } };
  /** What waits for the next poll, or for the WebSocket to have taken what came before. */
  writeBuffer: { data?: unknown }[];
  close(discard: boolean): void;
  on(event: "packet", listener: () => void): void;
}

/** Those open now. One that was asked to close is no longer among them, though it may never answer. */
export function connectionsOf(io: Server): Connection[] {
  return Object.values((io.engine as unknown as { clients: Record<string, Connection> }).clients);
}

export const connectionOf = (socket: Socket) => socket.conn as unknown as Connection;

/** Ends a connection without waiting for the other end, or hearing what else it has said already. */
export function terminate(connection: Connection): void {
  connection.close(true);
  connection.transport.socket?.terminate();
}

/** How much the other end has been sent and has not taken, in bytes (of what waits behind that, in characters). */
export function unreadBytes(socket: Socket): number {
  const { transport, writeBuffer } = connectionOf(socket);
  let unread = transport.socket?._socket?.writableLength ?? 0;
  for (const { data } of writeBuffer) if (typeof data === "string") unread += data.length;
  return unread;
}

// It holds our memory hostage; cut, it resumes from where it stands and loses nothing.
export function cutSlowReader(socket: Socket): void {
  tally.slowReaders++;
  terminate(connectionOf(socket));
}

/** Ends the connection of one whose session is over, and says why. */
export function signOut(socket: Socket): void {
  socket.emit("notice", { type: "session-ended" } satisfies Notice);
  socket.disconnect(true);
}
