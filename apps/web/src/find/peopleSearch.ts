import { rank, useMe, useParley, useParleyState } from "@parley/client";
import type { Person } from "@parley/protocol";
import { useCallback, useMemo } from "react";
import { useNames } from "../conversations/names.ts";
import { useAsked } from "../pieces/asked.ts";
import { useSettled } from "./settled.ts";

const shown = 8;

export interface PeopleFound {
  people: Person[];
  /** The server has not answered yet. */
  searching: boolean;
  problem: unknown;
}

/** Those one knows by part of a name, at once; then whom the server finds, by exact username too. */
export function usePeopleSearch(typed: string): PeopleFound {
  const { api } = useParley();
  const me = useMe();
  const known = useParleyState((state) => state.people);
  const contacts = useParleyState((state) => state.contacts);
  const nameOf = useNames();
  const wanted = typed.trim().replace(/^@/, "");
  const settled = useSettled(wanted);

  const { answer, problem } = useAsked(
    useCallback(
      async (signal) => {
        if (settled === "") return { q: settled, items: [] };
        const { items } = await api.call("findPeople", { query: { q: settled }, signal });
        return { q: settled, items };
      },
      [api, settled],
    ),
  );
  const fromServer = answer?.q === wanted ? answer.items : null;

  const people = useMemo(() => {
    const candidates = new Map(known);
    for (const { person } of contacts?.contacts ?? []) candidates.set(person.id, person);
    if (me) candidates.delete(me.id);
    const near = rank(
      [...candidates.values()].map((person) => ({
        person,
        name: nameOf(person),
        alias: `${person.username ?? ""} ${person.displayName}`,
        weight: 0,
      })),
      wanted,
      shown,
    ).map(({ person }) => person);
    const ids = new Set([me?.id, ...near.map(({ id }) => id)]);
    return [...near, ...(fromServer ?? []).filter(({ id }) => !ids.has(id))];
    // eslint-disable-next-line react/exhaustive-deps -- nameOf changes with `contacts` alone
  }, [known, contacts, me, wanted, fromServer]);

  return { people, searching: wanted !== "" && fromServer === null && problem === null, problem };
}
