import type { Id, MyConversation } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { loadPeople } from "../people/load.ts";
import { endsOf } from "./policy.ts";
import { presentMine } from "./present.ts";
import { countMentions, findAllMine, findReadableIds } from "./queries.ts";

/** Somebody's conversations, the last written in first; of `ids`, those they are in. */
export async function loadMyConversations(
  db: Kysely<Tables>,
  person: Id,
  ids?: Id[],
): Promise<MyConversation[]> {
  if (ids?.length === 0) return [];
  const [rows, mentions] = await Promise.all([
    findAllMine(db, person, ids),
    countMentions(db, person, ids),
  ]);
  const others = new Map(
    rows.flatMap(({ conversation }) => {
      const other = otherEnd(conversation.direct_key, person);
      return other === null ? [] : [[conversation.id, other] as const];
    }),
  );
  const people = await loadPeople(db, new Set(others.values()));
  const byId = new Map(people.map((one) => [one.id, one]));
  return rows.map(({ conversation, membership }) =>
    presentMine(
      conversation,
      membership,
      mentions.get(conversation.id) ?? 0,
      byId.get(others.get(conversation.id) ?? 0) ?? null,
    ),
  );
}

/** The conversations whose messages somebody may read: those their sockets hear. */
export function idsOfMine(db: Kysely<Tables>, person: Id): Promise<Id[]> {
  return findReadableIds(db, person);
}

/** Oneself, in notes to oneself. */
function otherEnd(directKey: string | null, person: Id): Id | null {
  const ends = endsOf(directKey);
  return ends.find((end) => end !== person) ?? ends[0] ?? null;
}
