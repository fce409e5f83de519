import type { FastifyRequest } from "fastify";
import type { Authenticate } from "../http/asker.ts";
import { credentialsOf, slotOf } from "../http/credentials.ts";
import { mayUseCookie } from "../http/origin.ts";
import type { Parts } from "../parts.ts";
import { loadPeople } from "../people/load.ts";
import { isAtThisMachine } from "./policy.ts";

/** Whether the simulated phones are there for whoever asks. */
export type PhonesGate = (request: FastifyRequest) => Promise<boolean>;

/** For those at this machine, and for admins. */
export function phonesGate(parts: Parts, authenticate: Authenticate): PhonesGate {
  const { config, database } = parts;
  return async (request) => {
    const { headers, raw } = request;
    if (isAtThisMachine({ address: raw.socket.remoteAddress, headers }, config)) return true;
    return asksAsAdmin(request);
  };

  async function asksAsAdmin({ headers, method, url }: FastifyRequest): Promise<boolean> {
    const credentials = credentialsOf(headers, slotOf(headers, url), config);
    if (!credentials) return false;
    if (credentials.via === "cookie" && !mayUseCookie(method, headers, config)) return false;
    const asker = await authenticate(credentials);
    if (!asker) return false;
    const [person] = await loadPeople(database.db, [asker.person]);
    return person?.role === "admin";
  }
}
