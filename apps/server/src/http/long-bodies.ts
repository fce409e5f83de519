import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** A line that carries less within one look at it is not slow, it is held. */
const LEAST_BYTES = 16_384;

const coming = new WeakMap<Socket, IncomingMessage>();

/** The body of this request may take longer to come in than others, as long as it keeps coming. */
export function allowLong(request: IncomingMessage): void {
  coming.set(request.socket, request);
}

/** It has been answered: what of it is still to come need not. */
export function endLong(request: IncomingMessage): void {
  coming.delete(request.socket);
}

/**
 * Whether what took too long on a connection is such a body. If so it is watched from here on, for
 * Node looks at a request once, and the connection is cut when it stands still.
 */
export function watchLong(socket: Socket, everyMs: number): boolean {
  const request = coming.get(socket);
  if (!request || request.complete) return false;
  let seen = socket.bytesRead;
  const timer = setInterval(() => {
    const isOver = request.complete || socket.destroyed;
    const goesOn = coming.get(socket) === request && socket.bytesRead - seen >= LEAST_BYTES;
    seen = socket.bytesRead;
    if (!isOver && goesOn) return;
    clearInterval(timer);
    if (!isOver) socket.destroy();
  }, everyMs);
  timer.unref();
  return true;
}
