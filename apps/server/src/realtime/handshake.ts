import type { IncomingMessage } from "node:http";
import { handshake, Refusal, type ErrorCode } from "@parley/protocol";
import type { Socket } from "socket.io";
import type { Config } from "../config.ts";
import { credentialsOf, slotOf } from "../http/credentials.ts";
import { isOwnOrigin } from "../http/origin.ts";
import type { Asker, Authenticate } from "../http/asker.ts";
import type { Limits } from "../limits.ts";

interface Gates {
  config: Config;
  limits: Limits;
  authenticate: Authenticate;
  addressOf: (request: IncomingMessage) => string;
}

type AskedRequest = IncomingMessage & { asker?: Asker };

/** Decides on a handshake before there is a socket: on either transport, by Origin, limit and session. */
export async function admitSocket(
  request: AskedRequest,
  { config, limits, authenticate, addressOf }: Gates,
): Promise<ErrorCode | null> {
  const credentials = credentialsOf(request.headers, slotOf(request.headers, request.url), config);
  const origin = request.headers.origin;
  if (origin !== undefined && !isOwnOrigin(origin, request.headers, config))
    return "origin_refused";
  if (origin === undefined && credentials?.via === "cookie" && !madeByOurPage(request)) {
    return "origin_refused";
  }
  try {
    await limits.spend("socket.connect", addressOf(request));
  } catch (error) {
    return error instanceof Refusal ? error.code : "busy";
  }
  const asker = credentials && (await authenticate(credentials));
  if (!asker) return "not_signed_in";
  request.asker = asker;
  return null;
}

// Browsers send no Origin with the GET that polling begins with. A page elsewhere can neither
// set this header without being asked nor forge the other.
function madeByOurPage({ headers }: IncomingMessage): boolean {
  return headers["parley-slot"] !== undefined || headers["sec-fetch-site"] === "same-origin";
}

/** Socket.IO middleware: who asks, and what they say they hold. */
export function readHandshake(socket: Socket, next: (error?: Error) => void): void {
  const parsed = handshake.safeParse(socket.handshake.auth ?? {});
  if (!parsed.success) {
    next(Object.assign(new Error("malformed"), { data: new Refusal("malformed").toReply() }));
    return;
  }
  const { asker } = socket.request as AskedRequest;
  if (!asker) {
    next(new Error("not_signed_in"));
    return;
  }
  socket.data = { asker, held: parsed.data };
  // The request is a few kilobytes that nothing reads again.
  (socket.conn as { request: unknown }).request = null;
  next();
}
