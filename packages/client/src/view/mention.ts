import type { Member, Person } from "@parley/protocol";

export interface Query {
  /** What was typed after the `@`, folded. */
  text: string;
  /** Where the `@` stands, and where the caret. */
  start: number;
  end: number;
}

const opening = /(?:^|[^\p{L}\p{N}._@-])[@＠]([\p{L}\p{N}._-]{0,32})$/u;

/** The mention being typed at the caret, if one is. */
export function queryAt(text: string, caret: number): Query | null {
  const match = opening.exec(text.slice(0, caret));
  if (!match) return null;
  const typed = match[1]!;
  return { text: typed.toLowerCase(), start: caret - typed.length - 1, end: caret };
}

/** Those it may mean, the likeliest first: names that begin so, then names with a word that does. */
export function peopleFor(query: Query, members: readonly Member[], me: number): Person[] {
  const ranked: { person: Person; rank: number }[] = [];
  for (const { person } of members) {
    if (person.username === null || person.id === me) continue;
    const rank = rankOf(person.username, person.displayName.toLowerCase(), query.text);
    if (rank !== null) ranked.push({ person, rank });
  }
  return ranked
    .sort(
      (one, other) =>
        one.rank - other.rank || one.person.displayName.localeCompare(other.person.displayName),
    )
    .slice(0, 8)
    .map(({ person }) => person);
}

/** The text and the caret after a choice. */
export function mentioning(text: string, query: Query, username: string): [string, number] {
  const after = text.slice(query.end);
  const space = after.startsWith(" ") ? "" : " ";
  const before = `${text.slice(0, query.start)}@${username}${space}`;
  return [before + after, before.length + (space ? 0 : 1)];
}

function rankOf(username: string, displayName: string, typed: string): number | null {
  if (username.startsWith(typed)) return 0;
  if (displayName.startsWith(typed)) return 1;
  if (displayName.split(/\s+/).some((word) => word.startsWith(typed))) return 2;
  return null;
}
