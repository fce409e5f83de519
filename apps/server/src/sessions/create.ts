import type { FastifyReply, FastifyRequest } from "fastify";
import type { credentials, FurtherProof, Me } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { loadMe } from "../people/load.ts";
import { prove } from "./prove.ts";
import { signInBrowser } from "./sign-in-browser.ts";

/** Signs this browser in, or says what has to be proved besides. */
export async function createSession(
  parts: Parts,
  body: z.output<typeof credentials>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me | FurtherProof> {
  const proved = await prove(parts, body, request.ip);
  if ("further" in proved) return proved.further;
  const { who } = proved;
  await signInBrowser(parts, who, request, reply);
  request.log.info({ person: who.id, address: request.ip }, "signed in");
  reply.code(201);
  return loadMe(parts.database.db, who.id);
}
