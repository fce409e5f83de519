import { useConversationList, useMe, useParleyState, type Candidate } from "@parley/client";
import type { MyConversation, Person } from "@parley/protocol";
import { useMemo } from "react";
import { useNames, useTitles } from "../conversations/names.ts";

/** Somewhere to go: a conversation, or somebody to begin one with. */
export type Place = Candidate & { key: string } & (
    | { kind: "conversation"; info: MyConversation }
    | { kind: "person"; person: Person }
  );

/** Every conversation one is in, and everybody known with whom there is no direct yet. */
export function usePlaces(): Place[] {
  const { joined } = useConversationList();
  const people = useParleyState((state) => state.people);
  const contacts = useParleyState((state) => state.contacts);
  const me = useMe();
  const titleOf = useTitles();
  const nameOf = useNames();

  return useMemo(() => {
    const places: Place[] = [];
    const met = new Set([me?.id]);
    for (const { info } of joined) {
      if (info.with) met.add(info.with.id);
      places.push({
        kind: "conversation",
        key: `conversation-${info.id}`,
        info,
        name: titleOf(info),
        weight: Date.parse(info.lastAt),
        ...aliasOf(info.with),
      });
    }
    const known = new Map(people);
    for (const { person } of contacts?.contacts ?? []) known.set(person.id, person);
    for (const person of known.values()) {
      if (met.has(person.id)) continue;
      places.push({
        kind: "person",
        key: `person-${person.id}`,
        person,
        name: nameOf(person),
        weight: 0,
        ...aliasOf(person),
      });
    }
    return places;
    // eslint-disable-next-line react/exhaustive-deps -- both functions change with `contacts` and `me` alone
  }, [joined, people, contacts, me]);
}

/** Their own names, under which they are found even when the reader calls them otherwise. */
function aliasOf(person: Person | null): { alias?: string } {
  if (!person) return {};
  return { alias: [person.username, person.displayName].filter(Boolean).join(" ") };
}
