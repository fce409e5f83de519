import type { FastifyRequest } from "fastify";
import { Refusal, type Me } from "@parley/protocol";
import { mayUseCookie } from "../http/origin.ts";
import type { Door } from "../http/route.ts";
import { loadAccounts } from "../people/load.ts";
import { sessionsInSlots } from "./slots.ts";

/** The accounts that a browser's cookies prove, by slot. */
export async function listAccounts(
  { parts }: Door,
  request: FastifyRequest,
): Promise<{ slot: number; me: Me }[]> {
  const { headers, method } = request;
  if (headers.cookie !== undefined && !mayUseCookie(method, headers, parts.config)) {
    throw new Refusal("origin_refused");
  }
  const sessions = await sessionsInSlots(parts, request);
  const accounts = await loadAccounts(
    parts.database.db,
    sessions.map((one) => one.person),
  );
  return sessions.flatMap(({ slot, person }) => {
    const me = accounts.find((account) => account.id === person);
    return me ? [{ slot, me }] : [];
  });
}
