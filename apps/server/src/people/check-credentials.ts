import { Refusal, username as usernameSchema, type Id } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { verifyPassword } from "./passwords.ts";
import { peopleById, personByUsername, type PersonRow } from "./queries.ts";

/**
 * The person whose username and password these are. Refuses alike, and after the same work, whether
 * the name or the password was wrong; the wrong guesses of an account are counted before they are
 * compared, so that guesses made at once do not slip through together.
 */
export async function checkCredentials(
  { database, limits, log }: Parts,
  { username, password }: { username: string; password: string },
  address: string,
): Promise<PersonRow> {
  await limits.spend("sign-in.address", address);
  const { data: name = null } = usernameSchema.safeParse(username.replace(/^\s*@/, ""));
  if (name !== null) await limits.spend("sign-in.account", name);
  const person = name === null ? undefined : await personByUsername(database.db, name);
  if (!(await verifyPassword(person?.password_hash ?? null, password)) || !person) {
    // Never the name itself: people type their password into the wrong field.
    log.info({ person: person?.id ?? null, address }, "sign-in refused");
    throw new Refusal("wrong_credentials");
  }
  await limits.clear("sign-in.account", person.username!);
  return person;
}

/** Whether it is the password of somebody whose first proof was another. Their guesses are counted there. */
export async function isPasswordOf(
  { database }: Parts,
  person: Id,
  password: string,
): Promise<boolean> {
  const [row] = await peopleById(database.db, [person]);
  return verifyPassword(row?.password_hash ?? null, password);
}
