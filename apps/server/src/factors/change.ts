import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Me } from "@parley/protocol";
import { endChallenges } from "../challenges/end.ts";
import type { Tx } from "../database/kinds.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { changeAccount, type Account, type AccountChanges } from "../people/account.ts";
import { loadMe } from "../people/load.ts";
import { renewToken } from "../sessions/renew.ts";

export interface Change {
  asker: Asker;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Changes what somebody signs in with. What waited to be proved is over, this session gets a new
 * token, the others are told, and the log has a line.
 */
export async function changeFactors<T>(
  parts: Parts,
  { asker, request, reply }: Change,
  { account, columns, line }: { account: Account; columns: AccountChanges; line: string },
  work: (tx: Tx) => Promise<T>,
): Promise<{ answer: T; me: Me }> {
  const { database, realtime } = parts;
  const { answer, cookie } = await database.write(async (tx) => {
    // A change that began before this one may have set another password or number: then ours is no proof.
    if (!(await changeAccount(tx, account, columns))) throw new Refusal("wrong_credentials");
    await endChallenges(tx, account.id);
    return { answer: await work(tx), cookie: await renewToken(parts, tx, asker, request) };
  });
  if (cookie) reply.header("set-cookie", cookie);
  request.log.info({ person: account.id, address: request.ip }, line);
  const me = await loadMe(database.db, account.id);
  realtime.notify(me.id, { type: "me", me });
  return { answer, me };
}
