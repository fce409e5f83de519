import type { FastifyReply, FastifyRequest } from "fastify";
import type { Parts } from "../parts.ts";
import type { Proven } from "../people/account.ts";
import { describeAgent, isTerminal } from "./agent.ts";
import { sessionCookie } from "./cookie.ts";
import { deleteSession } from "./queries.ts";
import { chooseSlot } from "./slots.ts";
import { startSession } from "./start.ts";

/**
 * Signs a browser in: a new token, always, in the cookie of its slot; the slot's old session ends. A
 * newcomer in a terminal gets theirs the same way.
 */
export async function signInBrowser(
  parts: Parts,
  who: Proven,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const { slot, replaces } = await chooseSlot(parts, request, who.id);
  const userAgent = request.headers["user-agent"];
  const lane = isTerminal(userAgent) ? "terminal" : "web";
  const { token } = await startSession(parts, who, { lane, agent: describeAgent(userAgent) });
  if (replaces) {
    await deleteSession(parts.database.db, replaces.person, replaces.session);
    parts.realtime.endSessions(replaces.person, [replaces.session]);
  }
  reply.header("set-cookie", sessionCookie(slot, token, parts.config));
}
