import type { FastifyReply, FastifyRequest } from "fastify";
import type { credentials, Me } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { checkCredentials } from "../people/check-credentials.ts";
import { loadMe } from "../people/load.ts";
import { signInBrowser } from "./sign-in-browser.ts";

/** Signs this browser in with a username and a password. */
export async function createSession(
  parts: Parts,
  body: z.output<typeof credentials>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const person = await checkCredentials(parts, body, request.ip);
  await signInBrowser(parts, person, request, reply);
  request.log.info({ person, address: request.ip }, "signed in");
  return loadMe(parts.database.db, person);
}
