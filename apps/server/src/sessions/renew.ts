import type { FastifyRequest } from "fastify";
import type { Id } from "@parley/protocol";
import type { Tx } from "../database/kinds.ts";
import { endDeviceCodes } from "../device-codes/end.ts";
import { slotOf } from "../http/credentials.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { cameByCookie, sessionCookie } from "./cookie.ts";
import { deleteOtherSessions, setTokenHash } from "./queries.ts";
import { hashOf, newToken } from "./tokens.ts";

export interface Renewal {
  /** Sessions whose sockets are to be closed once this is committed. */
  ended: Id[];
  /** The new token, as the header that brings it to a browser. */
  cookie: string | null;
}

/**
 * After a new password: every other session ends, whoever had a copy of this one's token is out, and a
 * device that was let in and has not come yet stays out.
 */
export async function renewSession(
  parts: Parts,
  tx: Tx,
  asker: Asker,
  request: FastifyRequest,
): Promise<Renewal> {
  await endDeviceCodes(tx, asker.person);
  const ended = await deleteOtherSessions(tx, asker.person, asker.session);
  return { ended, cookie: await renewToken(parts, tx, asker, request) };
}

/** Whoever had a copy of this session's token is out. Answers the header that brings the new one. */
export async function renewToken(
  { config }: Parts,
  tx: Tx,
  asker: Asker,
  request: FastifyRequest,
): Promise<string | null> {
  // A program keeps its token: only cookies and POST /api/tokens ever bring one.
  if (!cameByCookie(request, config)) return null;
  const token = newToken();
  await setTokenHash(tx, asker.session, hashOf(token));
  return sessionCookie(slotOf(request.headers, request.url), token, config);
}
