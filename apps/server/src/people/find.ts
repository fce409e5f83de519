import type { Id, Person } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { acceptedPhones, phoneIn } from "./phone.ts";
import { presentPerson } from "./present.ts";
import { escapeLike, personFoundByPhone, searchPeople } from "./queries.ts";
import { seenAmong } from "./seen.ts";

const MOST_FOUND = 20;

/** By exact username or number among everybody, by name among those one has to do with, or by id. */
export async function findPeople(
  parts: Parts,
  me: Id,
  { q, ids }: { q?: string | undefined; ids?: string | undefined },
): Promise<Person[]> {
  const { database, limits } = parts;
  await limits.spend("people.find", me);
  const wanted = ids?.split(",").map(Number).filter(Number.isSafeInteger) ?? [];
  const people: Person[] = wanted.length > 0 ? await seenAmong(database.db, me, wanted) : [];
  const text = q?.trim().replace(/^[@＠]/, "") ?? "";
  // PostgreSQL can hold no NUL, so nobody is called by one.
  if (text === "" || text.includes("\0")) return people;

  const phone = phoneIn(text, acceptedPhones(parts));
  if (phone !== null) {
    await limits.spend("people.find-phone", me);
    const owner = await personFoundByPhone(database.db, me, phone);
    if (owner) people.push(presentPerson(owner));
  }
  const rows = await searchPeople(database.db, me, {
    username: text.toLowerCase(),
    names: spellings(text).map((spelling) => `%${escapeLike(spelling)}%`),
    limit: MOST_FOUND,
  });
  const met = new Set(people.map((person) => person.id));
  return [...people, ...rows.filter((row) => !met.has(row.id)).map(presentPerson)];
}

/** Neither database folds the case of every alphabet, so the usual ways to write it are all asked for. */
function spellings(text: string): string[] {
  const lower = text.toLowerCase();
  const [first = ""] = lower;
  const capital = first.toUpperCase() + lower.slice(first.length);
  return [...new Set([lower, text, capital, text.toUpperCase()])];
}
