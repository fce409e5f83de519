import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Me, type newGuest } from "@parley/protocol";
import type { z } from "zod";
import type { Parts } from "../parts.ts";
import { chooseSlot } from "../sessions/slots.ts";
import { addPerson, welcome } from "./create.ts";
import { freeUsername } from "./free-username.ts";
import { isReserved, nameKey } from "./names.ts";
import { isNameTaken } from "./queries.ts";

/** Lets somebody in with a nickname alone. */
export async function createGuest(
  parts: Parts,
  { nickname }: z.output<typeof newGuest>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  const key = nameKey(nickname);
  if (isReserved(key)) throw new Refusal("username_reserved");
  await chooseSlot(parts, request, null);
  await parts.limits.spend("account.create", request.ip);
  const { db } = parts.database;
  if (await isNameTaken(db, key)) throw new Refusal("username_taken");

  const person = await addPerson(parts, {
    kind: "guest",
    // A guest is mentioned by a username made from the nickname.
    username: await freeUsername(db, nickname, key),
    name_key: key,
    display_name: nickname,
    password_hash: null,
  });
  return welcome(parts, person, request, reply);
}
