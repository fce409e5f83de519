import type { Insertable } from "kysely";
import { randomInt } from "node:crypto";
import type { Tx } from "../database/kinds.ts";
import { insertMany } from "../database/insert-many.ts";
import type { Tables } from "../database/tables.ts";
import type { Parts } from "../parts.ts";
import { nameKey } from "../people/names.ts";
import { hashPassword } from "../people/passwords.ts";
import { dayMs, gather, membersOf, type Member, type Person } from "./cast.ts";
import { Ledger, type Book } from "./ledger.ts";
import { places, type Place } from "./places.ts";
import { findGeneral, hasPeople, replaceConversation } from "./queries.ts";
import { seeded } from "./random.ts";
import { tell } from "./story.ts";

/** What there is to refuse: made-up people among real ones could never be told apart again. */
export class DemoRefused extends Error {}

export interface Filled {
  usernames: string[];
  /** Of every one of them. It is written down nowhere else. */
  password: string;
  conversations: number;
  messages: number;
}

const DAYS = 92;
const SEED = 1;

/** Fills an empty database with three months of a made-up garden society. */
export async function fillWithDemo({ database, now }: Parts): Promise<Filled> {
  const { db, dialect } = database;
  if (await hasPeople(db)) throw new DemoRefused(refusal);
  const general = await findGeneral(db);
  const password = makePassword();
  const passwordHash = await hashPassword(password);
  const { people, books } = write(general.id, now());

  await database.write(async (tx) => {
    // Asked again where nobody can come in between.
    if (await hasPeople(tx)) throw new DemoRefused(refusal);
    const insert = inserter(tx, dialect);
    await insert(
      "person",
      people.map((person) => personRow(person, passwordHash)),
    );
    for (const book of books) {
      if (book.conversation.id === general.id) await replaceConversation(tx, book.conversation);
      else await insert("conversation", [book.conversation]);
      await insert("membership", book.memberships);
      await insert("message", book.messages);
      await insert("mention", book.mentions);
      await insert("event", book.events);
    }
  });
  return {
    usernames: people.map(({ username }) => username),
    password,
    conversations: books.length,
    messages: books.reduce((sum, { messages }) => sum + messages.length, 0),
  };
}

const refusal =
  "There are people in this database already, and the demo only fills an empty one. " +
  "Set PARLEY_DATA to a new folder (or DATABASE_URL to a new database) and run it again.";

/** The same people in the same conversations whenever it is called, and what they say up to `endMs`. */
export function write(generalId: number, endMs: number): { people: Person[]; books: Book[] } {
  // What is said depends on the hours of the day; who is where must not.
  const cast = seeded(SEED);
  const beginMs = endMs - DAYS * dayMs;
  const people = gather(beginMs, cast);
  const pairs = new Set<string>();
  const books = places.map((place, index) => {
    const random = seeded(SEED + 1 + index);
    const members = strangers(pairs, place, () => membersOf(place, people, beginMs, cast));
    const ends = members.map(({ person }) => person);
    const ledger = new Ledger(
      place,
      ends,
      members[0]!.joinedMs,
      place.general ? generalId : undefined,
    );
    for (const act of tell(place, members, endMs, random)) ledger.record(act);
    return ledger.close(random);
  });
  return { people, books };
}

/** Two people have one conversation of their own, so its members are drawn until they are a new pair. */
function strangers(pairs: Set<string>, place: Place, draw: () => Member[]): Member[] {
  for (;;) {
    const members = draw();
    if (place.kind !== "direct") return members;
    const pair = members.map(({ person }) => person.username).toSorted();
    if (pairs.has(pair.join(" "))) continue;
    pairs.add(pair.join(" "));
    return members;
  }
}

function personRow(person: Person, passwordHash: string): Insertable<Tables["person"]> {
  return {
    id: person.id,
    kind: "member",
    username: person.username,
    name_key: nameKey(person.username),
    display_name: person.displayName,
    role: "person",
    password_hash: passwordHash,
    created_at: person.createdMs,
  };
}

/** SQLite takes 32,766 parameters in a statement, and the widest row has sixteen. */
const ROWS_AT_ONCE = 500;

function inserter(tx: Tx, dialect: Parts["database"]["dialect"]) {
  return async <Table extends keyof Tables>(table: Table, rows: Insertable<Tables[Table]>[]) => {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      await insertMany(tx, dialect, table, rows.slice(start, start + ROWS_AT_ONCE));
    }
  };
}

/** Three groups of four that nobody misreads: 59 bits. */
function makePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group()].join("-");
}
