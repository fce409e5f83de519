import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Me } from "@parley/protocol";
import { endChallenges } from "../challenges/end.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Asker } from "../http/asker.ts";
import type { Parts } from "../parts.ts";
import { renewSession, type Renewal } from "../sessions/renew.ts";
import { announce } from "./announce.ts";
import { columnsFor, type Changes } from "./changes.ts";
import { presentMe } from "./present.ts";
import { accountsById, updatePerson } from "./queries.ts";

/** Changes one's name or password; a new password ends every session but the one that asks. */
export async function changeMe(
  parts: Parts,
  asker: Asker,
  changes: Changes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const { database, limits, realtime } = parts;
  await limits.spend("profile.change", asker.person);
  const [before] = await accountsById(database.db, [asker.person]);
  if (!before) throw new Refusal("not_signed_in");
  const columns = await columnsFor(parts, before, changes);
  if (Object.keys(columns).length === 0) return presentMe(before);
  const after = { ...before, ...columns };

  let renewal: Renewal | null = null;
  try {
    await database.write(async (tx) => {
      // A change that began before this one may have set another password: then ours is no proof.
      if (!(await updatePerson(tx, before, columns))) throw new Refusal("wrong_credentials");
      const proven = after.password_hash !== before.password_hash;
      // What waits for a second factor had the old password for its first.
      if (proven) await endChallenges(tx, asker.person);
      renewal = proven ? await renewSession(parts, tx, asker, request) : null;
    });
  } catch (error) {
    throw sawConflict(error) ? new Refusal("username_taken") : error;
  }

  if (renewal) {
    const { ended, cookie } = renewal as Renewal;
    realtime.endSessions(asker.person, ended);
    if (cookie) reply.header("set-cookie", cookie);
    request.log.info({ person: asker.person, address: request.ip }, "password changed");
  }
  const me = presentMe(after);
  const renamed = (["display_name", "username", "kind"] as const).some(
    (column) => before[column] !== after[column],
  );
  if (renamed) await announce(parts, me);
  else realtime.notify(me.id, { type: "me", me });
  return me;
}
