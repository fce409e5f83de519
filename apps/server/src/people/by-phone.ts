import { Refusal, type Id } from "@parley/protocol";
import type { Kysely } from "kysely";
import { joinGeneral } from "../conversations/general.ts";
import { sawConflict } from "../database/postgres.ts";
import type { Tables } from "../database/tables.ts";
import type { Parts } from "../parts.ts";
import { announce } from "./announce.ts";
import { addPerson } from "./create.ts";
import { freeUsername } from "./free-username.ts";
import { loadMe } from "./load.ts";
import { nameKey } from "./names.ts";
import {
  firstRole,
  personByPhone,
  promotePhonePerson,
  updatePerson,
  type PersonRow,
} from "./queries.ts";

type Db = Kysely<Tables>;

export async function isPhoneKnown(db: Db, phone: string): Promise<boolean> {
  return (await personByPhone(db, phone)) !== undefined;
}

/** Throws unless the number is nobody's, or `person`'s own. */
export async function refuseTakenPhone(db: Db, phone: string, person: Id): Promise<void> {
  const holder = await personByPhone(db, phone);
  if (!holder || holder.id === person) return;
  if (holder.kind !== "phone") throw new Refusal("phone_taken");
  throw new Refusal("phone_taken", {
    message: "Somebody takes part by text from that number: sign in with it to be that person.",
  });
}

/** Whose number it is; from now on a member, if they only took part by text so far. */
export async function signInByPhone(parts: Parts, phone: string): Promise<Id> {
  const holder = await personByPhone(parts.database.db, phone);
  if (!holder) throw new Refusal("code_expired");
  if (holder.kind === "phone") {
    await becomeMember(parts, holder, { displayName: holder.display_name });
    await joinGeneral(parts, holder.id);
  } else {
    // The number is not lost, whoever says so.
    const proved = { phone_proved_at: parts.now(), waits_until: null };
    const stays = await updatePerson(parts.database.db, holder, proved);
    if (!stays) throw new Refusal("code_expired");
  }
  return holder.id;
}

interface Names {
  displayName: string;
  username?: string | undefined;
}

interface Newcomer extends Names {
  email?: string | null;
}

/** The member of a number that was proved: new, or whoever took part by text from it. */
export async function memberByPhone(parts: Parts, phone: string, newcomer: Newcomer): Promise<Id> {
  const holder = await personByPhone(parts.database.db, phone);
  if (holder?.kind === "phone") return becomeMember(parts, holder, newcomer);
  if (holder) throw new Refusal("phone_taken");
  return named(parts, newcomer, async (username) =>
    addPerson(parts, {
      kind: "member",
      username,
      name_key: nameKey(username),
      display_name: newcomer.displayName,
      password_hash: null,
      phone,
      phone_proved_at: parts.now(),
      email: newcomer.email ?? null,
    }),
  );
}

/** Somebody known by a number alone keeps their id, and with it all that is theirs. */
async function becomeMember(parts: Parts, { id }: PersonRow, newcomer: Newcomer): Promise<Id> {
  const { database, now } = parts;
  await named(parts, newcomer, async (username) => {
    try {
      await database.write(async (tx) => {
        const role = await firstRole(tx);
        await promotePhonePerson(tx, id, {
          username,
          name_key: nameKey(username),
          display_name: newcomer.displayName,
          role,
          phone_proved_at: now(),
          email: newcomer.email ?? null,
        });
      });
      return id;
    } catch (error) {
      throw sawConflict(error) ? new Refusal("username_taken") : error;
    }
  });
  await announce(parts, await loadMe(database.db, id));
  return id;
}

const ATTEMPTS = 5;

/** Somebody who came by text may be called after their number, and a username is everybody's to see. */
const withoutNumber = (name: string) => name.replaceAll(/\p{N}{3,}/gu, "");

/** Under the name they chose, or under one that goes with what they are called. */
async function named<T>(
  { database }: Parts,
  { username, displayName }: Names,
  enter: (username: string) => Promise<T>,
): Promise<T> {
  if (username !== undefined) return enter(username);
  for (let attempt = 1; ; attempt++) {
    try {
      return await enter(await freeUsername(database.db, withoutNumber(displayName)));
    } catch (error) {
      // A name that was free a moment ago: somebody else of that name came at once.
      const isTaken = error instanceof Refusal && error.code === "username_taken";
      if (!isTaken || attempt === ATTEMPTS) throw error;
    }
  }
}
