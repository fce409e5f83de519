import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Me, type newPerson } from "@parley/protocol";
import type { z } from "zod";
import { provePhone } from "../challenges/check.ts";
import type { Parts } from "../parts.ts";
import { chooseSlot } from "../sessions/slots.ts";
import { memberByPhone } from "./by-phone.ts";
import { welcome } from "./create.ts";
import { readEmail } from "./email.ts";
import { isReserved, nameKey } from "./names.ts";
import { isNameTaken } from "./queries.ts";

type Registration = Extract<z.output<typeof newPerson>, { challenge: string }>;

/** Makes an account of a number and a name. Nobody is made before the number is proved. */
export async function registerByPhone(
  parts: Parts,
  { challenge, code, displayName, username, email: given }: Registration,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const { database, limits } = parts;
  // All that can be refused is refused first: a right code is used up.
  if (username !== undefined) {
    if (isReserved(username)) throw new Refusal("username_reserved");
    if (await isNameTaken(database.db, nameKey(username))) throw new Refusal("username_taken");
  }
  const email = readEmail(given);
  await chooseSlot(parts, request, null);
  await limits.spend("account.create", request.ip);
  const proof = { purpose: "register", person: null } as const;
  const phone = await provePhone(parts, { challenge, code }, proof);
  const person = await memberByPhone(parts, phone, { displayName, username, email });
  return welcome(parts, person, request, reply);
}
