import type { Id, Person } from "@parley/protocol";
import { useState } from "react";
import { useNames } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { Chooser } from "./chooser.tsx";
import { usePeopleSearch } from "./peopleSearch.ts";
import { PersonRow } from "./personRow.tsx";

interface PeopleChooserProps {
  label: string;
  /** Already chosen: not offered again. */
  without?: readonly Id[];
  onChoose: (person: Person) => void;
}

/** Finds people by name or username and hands over the one chosen. */
export function PeopleChooser({ label, without = [], onChoose }: PeopleChooserProps) {
  const { say, sayError } = useWords();
  const nameOf = useNames();
  const [typed, setTyped] = useState("");
  const { people, searching, problem } = usePeopleSearch(typed);
  const offered = people.filter(({ id }) => !without.includes(id));

  function nothing() {
    if (problem !== null) return sayError(problem);
    if (searching) return say("find.new.searching");
    return typed.trim() === "" ? say("find.people.hint") : say("find.people.none");
  }

  return (
    <Chooser
      framed
      label={label}
      placeholder={say("find.new.person.field")}
      typed={typed}
      onType={setTyped}
      options={offered.map((person) => ({
        key: String(person.id),
        drawn: <PersonRow person={person} name={nameOf(person)} />,
      }))}
      onChoose={(index) => {
        const person = offered[index];
        if (!person) return;
        setTyped("");
        onChoose(person);
      }}
      nothing={nothing()}
    />
  );
}
