import type { Server, Socket } from "socket.io";

/** What Engine.IO holds of a connection and does not declare. */
export interface Connection {
  transport: { socket?: { terminate(): void } };
  close(discard: boolean): void;
}

/** Those open now. One that was asked to close is no longer among them, though it may never answer. */
export function connectionsOf(io: Server): Connection[] {
  return Object.values((io.engine as unknown as { clients: Record<string, Connection> }).clients);
}

export const connectionOf = (socket: Socket) => socket.conn as unknown as Connection;

/** Ends a connection without waiting for the other end. */
export function terminate(connection: Connection): void {
  if (connection.transport.socket) connection.transport.socket.terminate();
  else connection.close(true);
}
