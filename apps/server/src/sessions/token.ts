import type { FastifyRequest } from "fastify";
import type { credentials, Me } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { checkCredentials } from "../people/check-credentials.ts";
import { loadMe } from "../people/load.ts";
import { describeAgent, isTerminal } from "./agent.ts";
import { startSession } from "./start.ts";

/** Signs a program in; the token in the answer is told this once. */
export async function createToken(
  parts: Parts,
  body: z.output<typeof credentials>,
  request: FastifyRequest,
): Promise<{ token: string; me: Me }> {
  const person = await checkCredentials(parts, body, request.ip);
  const userAgent = request.headers["user-agent"];
  const { token } = await startSession(parts, person, {
    lane: isTerminal(userAgent) ? "terminal" : "api",
    agent: describeAgent(userAgent),
  });
  request.log.info({ person, address: request.ip }, "program signed in");
  return { token, me: await loadMe(parts.database.db, person) };
}
