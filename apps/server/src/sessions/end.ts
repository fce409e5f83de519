import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Id } from "@parley/protocol";
import { slotOf } from "../http/credentials.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { cameByCookie, noCookie } from "./cookie.ts";
import { deleteSession } from "./queries.ts";
import { cookiesBySlot } from "./slots.ts";

/** Ends one of one's own sessions, and closes its sockets wherever they are. */
export async function endSession(
  parts: Parts,
  asker: Asker,
  session: Id,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { config, database, realtime } = parts;
  if (!(await deleteSession(database.db, asker.person, session))) throw new Refusal("not_found");
  realtime.endSessions(asker.person, [session]);
  request.log.info({ person: asker.person, session }, "session ended");
  if (session !== asker.session || !cameByCookie(request, config)) return;

  reply.header("set-cookie", noCookie(slotOf(request.headers, request.url), config));
  // Not "storage": that is the whole browser's, with what other accounts have not sent yet, and the
  // app removes what it kept for this one. The cache goes once no account is left to share it with.
  if (cookiesBySlot(request, config).length <= 1) reply.header("clear-site-data", '"cache"');
}
