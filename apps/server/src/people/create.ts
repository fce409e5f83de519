import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type Id, type Me, type newPerson } from "@parley/protocol";
import type { z } from "zod";
import { joinGeneral } from "../conversations/general.ts";
import { newId } from "../database/new-id.ts";
import { sawConflict } from "../database/postgres.ts";
import type { PersonTable } from "../database/tables.ts";
import type { Parts } from "../parts.ts";
import { signInBrowser } from "../sessions/sign-in-browser.ts";
import { chooseSlot } from "../sessions/slots.ts";
import { loadAccount } from "./account.ts";
import { refuseWeakPassword } from "./common-password.ts";
import { readEmail } from "./email.ts";
import { loadMe } from "./load.ts";
import { isReserved, nameKey } from "./names.ts";
import { hashPassword } from "./passwords.ts";
import { firstRole, insertPerson, isNameTaken, personByPhone } from "./queries.ts";

type ByName = Extract<z.output<typeof newPerson>, { password: string }>;

/** Makes an account, puts it into #general and signs the browser in to it. */
export async function createPerson(
  parts: Parts,
  { username, password, displayName, email: given }: ByName,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  if (isReserved(username)) throw new Refusal("username_reserved");
  refuseWeakPassword(password, [username, displayName ?? ""]);
  const email = readEmail(given);
  await chooseSlot(parts, request, null);
  await parts.limits.spend("account.create", request.ip);
  if (await isNameTaken(parts.database.db, nameKey(username))) throw new Refusal("username_taken");

  const person = await addPerson(parts, {
    kind: "member",
    username,
    name_key: nameKey(username),
    display_name: displayName ?? username,
    password_hash: await hashPassword(password),
    email,
  });
  return welcome(parts, person, request, reply);
}

type Newcomer = Pick<PersonTable, "kind" | "username" | "display_name" | "password_hash"> & {
  name_key: string;
  phone?: string;
  phone_proved_at?: number;
  email?: string | null;
};

/** Throws `username_taken` or `phone_taken` when somebody was quicker. */
export async function addPerson(parts: Parts, newcomer: Newcomer): Promise<Id> {
  const { database, now } = parts;
  for (let attempt = 1; ; attempt++) {
    const at = now();
    const id = newId(at);
    try {
      await database.write(async (tx) => {
        const role = newcomer.kind === "member" ? await firstRole(tx) : "person";
        await insertPerson(tx, { ...newcomer, id, role, created_at: at });
      });
      return id;
    } catch (error) {
      if (!sawConflict(error)) throw error;
      const { phone } = newcomer;
      if (phone && (await personByPhone(database.db, phone))) throw new Refusal("phone_taken");
      const lost = attempt === 3 || (await isNameTaken(database.db, newcomer.name_key));
      if (lost) throw new Refusal("username_taken");
      // Two who came in the same millisecond were given the same id: once in 4096 times.
    }
  }
}

/** What everybody who comes for the first time is given: #general, and a session. */
export async function welcome(
  parts: Parts,
  person: Id,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Me> {
  await joinGeneral(parts, person);
  await signInBrowser(parts, await loadAccount(parts.database.db, person), request, reply);
  request.log.info({ person, address: request.ip }, "account created");
  return loadMe(parts.database.db, person);
}
