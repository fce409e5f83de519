import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { Server } from "socket.io";
import type { App } from "./app.ts";
import { announceDraining } from "./http/health.ts";
import { connectionsOf, terminate } from "./realtime/connections.ts";

/** Readers come back by themselves; spread out, they are no storm for the node that takes them. */
const SOCKETS_PER_SLICE = 200;
const SLICE_MS = 25;
const SLICES_AT_MOST = 80;
const LAST_REQUESTS_MS = 2_000;

/**
 * Ends a server without anybody losing more than the wait: says that it is busy, takes no new
 * connection, sends the sockets away bit by bit, lets the last requests end, then closes everything.
 */
export async function drain(app: App): Promise<void> {
  const { server } = app.http;
  const { io } = app.parts.realtime;
  announceDraining(app.http);
  const connections = connectionsOf(io);
  const over = server.listening ? once(server, "close") : Promise.resolve();
  server.close();
  await sendAway(io);
  await Promise.race([over, wait(LAST_REQUESTS_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  // For those who do not answer that the connection is over.
  connections.forEach(terminate);
  await app.close();
}

async function sendAway(io: Server): Promise<void> {
  const sockets = [...io.of("/").sockets.values()];
  const perSlice = Math.max(SOCKETS_PER_SLICE, Math.ceil(sockets.length / SLICES_AT_MOST));
  for (let start = 0; start < sockets.length; start += perSlice) {
    if (start > 0) await wait(SLICE_MS);
    // Closing the connection, not the session on it: a client told to disconnect would stay away.
    for (const socket of sockets.slice(start, start + perSlice)) socket.conn.close();
  }
}
