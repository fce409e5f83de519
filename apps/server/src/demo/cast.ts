import { newId } from "../database/new-id.ts";
import { demoPeople } from "./people.ts";
import type { Place } from "./places.ts";
import type { Random } from "./random.ts";

export interface Person {
  id: number;
  username: string;
  displayName: string;
  createdMs: number;
  /** How much they write, compared with others. */
  talks: number;
}

export interface Member {
  person: Person;
  joinedMs: number;
}

export const dayMs = 24 * 3_600_000;

/** Most are there from the first days, some come later. The first in the list are the first to come. */
export function gather(beginMs: number, random: Random): Person[] {
  const early = Math.round(demoPeople.length * 0.7);
  const talks = random.shuffled(demoPeople.map((_, rank) => 1 / (rank + 3)));
  return demoPeople.map(({ username, displayName }, index) => {
    const day = index < early ? (index * 3) / early : 4 + random.next() * 70;
    // A moment each, so that no two ids can be the same.
    const createdMs = Math.round(beginMs + day * dayMs) + index;
    return { id: newId(createdMs), username, displayName, createdMs, talks: talks[index]! };
  });
}

/** Who is in it, and since when; whoever began it first. */
export function membersOf(
  place: Place,
  people: Person[],
  beginMs: number,
  random: Random,
): Member[] {
  if (place.general) return people.map((person) => ({ person, joinedMs: person.createdMs + 1 }));
  const placeMs = Math.round(beginMs + (place.beginsOnDay + random.next()) * dayMs);
  const there = people.filter(({ createdMs }) => createdMs < placeMs);
  const founder = random.pick(there);
  // Those who come first in the list are the accounts people try: they are in most things.
  const others = people
    .filter((person) => person !== founder)
    .map((person, index) => ({ person, rank: index * 0.6 + random.next() * people.length }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, place.people - 1)
    .map(({ person }) => {
      const firstMs = Math.max(placeMs, person.createdMs) + 60_000;
      const wait = place.kind === "direct" ? 0 : random.next() ** 2 * 20 * dayMs;
      return { person, joinedMs: Math.round(firstMs + wait) };
    })
    .toSorted((a, b) => a.joinedMs - b.joinedMs);
  return [{ person: founder, joinedMs: placeMs }, ...others];
}
