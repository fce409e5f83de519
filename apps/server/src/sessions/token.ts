import type { FastifyReply, FastifyRequest } from "fastify";
import type { endpoints, FurtherProof, Me } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { redeemDeviceCode } from "../device-codes/redeem.ts";
import { loadMe } from "../people/load.ts";
import { describeAgent, isTerminal } from "./agent.ts";
import { prove } from "./prove.ts";
import { startSession } from "./start.ts";

/** Signs a program in, or says what has to be proved besides. The token is told this once. */
export async function createToken(
  parts: Parts,
  body: z.output<typeof endpoints.createToken.body>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ token: string; me: Me } | FurtherProof> {
  const proved =
    "deviceCode" in body
      ? await redeemDeviceCode(parts, body.deviceCode)
      : await prove(parts, body, request.ip);
  if ("further" in proved) return proved.further;
  const { who, device = null } = proved;
  const userAgent = request.headers["user-agent"];
  const { token } = await startSession(parts, who, {
    lane: device !== null || isTerminal(userAgent) ? "terminal" : "api",
    agent: device ?? describeAgent(userAgent),
  });
  request.log.info({ person: who.id, address: request.ip }, "program signed in");
  reply.code(201);
  return { token, me: await loadMe(parts.database.db, who.id) };
}
