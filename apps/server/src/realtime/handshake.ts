import type { IncomingMessage } from "node:http";
import { handshake, protocolVersions, Refusal, type ErrorCode } from "@parley/protocol";
import type { Socket } from "socket.io";
import type { Config } from "../config.ts";
import { credentialsOf, slotOf } from "../http/credentials.ts";
import { asRefusal } from "../http/errors.ts";
import { isOwnOrigin } from "../http/origin.ts";
import type { Asker, Authenticate } from "../http/asker.ts";
import type { Limits } from "../limits.ts";
import { connectionOf, terminate } from "./connections.ts";
import type { Crowd } from "./crowd.ts";

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

/** Socket.IO middleware: who asks, what they say they hold, and whether there is room for them. */
export function readHandshake(crowd: Crowd, socket: Socket, next: (error?: Error) => void): void {
  const connection = socket.conn as { request: AskedRequest | null };
  try {
    if (connection.request === null) throw endOf(socket);
    const { asker } = connection.request;
    if (!asker) throw new Refusal("not_signed_in");
    const parsed = handshake.safeParse(socket.handshake.auth ?? {});
    if (!parsed.success) throw new Refusal("malformed");
    const { protocol = 1 } = parsed.data;
    if (protocol < protocolVersions.oldest) throw new Refusal("client_too_old");
    crowd.enter(asker.person, socket.conn);
    socket.data = { asker, held: parsed.data };
  } catch (error) {
    const refusal = asRefusal(error);
    next(Object.assign(new Error(refusal.code), { data: refusal.toReply() }));
    return;
  }
  // The request is a few kilobytes that nothing reads again.
  connection.request = null;
  next();
}

// Every socket is greeted with all there is, so a connection carries one, once.
function endOf(socket: Socket): Refusal {
  terminate(connectionOf(socket));
  return new Refusal("malformed");
}
