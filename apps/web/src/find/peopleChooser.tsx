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
  /** Offers those one knows before anything is typed. */
  suggests?: boolean;
}

/** Finds people by name or username and hands over the one chosen. */
export function PeopleChooser(props: PeopleChooserProps) {
  const { label, without = [], onChoose, suggests = false } = props;
  const { say, sayError } = useWords();
  const nameOf = useNames();
  const [typed, setTyped] = useState("");
  const { people, searching, problem } = usePeopleSearch(typed);
  const idle = typed.trim() === "";
  const offered = idle && !suggests ? [] : people.filter(({ id }) => !without.includes(id));

  function nothing() {
    if (idle) return suggests && say("find.people.hint");
    if (problem !== null) return sayError(problem);
    if (searching) return say("find.new.searching");
    return say("find.people.none");
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
