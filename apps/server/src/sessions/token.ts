import type { FastifyReply, FastifyRequest } from "fastify";
import type { credentials, FurtherProof, Me } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { loadMe } from "../people/load.ts";
import { describeAgent, isTerminal } from "./agent.ts";
import { prove } from "./prove.ts";
import { startSession } from "./start.ts";

/** Signs a program in, or says what has to be proved besides. The token is told this once. */
export async function createToken(
  parts: Parts,
  body: z.output<typeof credentials>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ token: string; me: Me } | FurtherProof> {
  const proved = await prove(parts, body, request.ip);
  if ("further" in proved) return proved.further;
  const { person } = proved;
  const userAgent = request.headers["user-agent"];
  const { token } = await startSession(parts, person, {
    lane: isTerminal(userAgent) ? "terminal" : "api",
    agent: describeAgent(userAgent),
  });
  request.log.info({ person, address: request.ip }, "program signed in");
  reply.code(201);
  return { token, me: await loadMe(parts.database.db, person) };
}
