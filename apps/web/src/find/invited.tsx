import { limits, type Person } from "@parley/protocol";
import { X } from "lucide-react";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { IconButton } from "../pieces/iconButton.tsx";
import { useWords } from "../words/words.tsx";
import { PeopleChooser } from "./peopleChooser.tsx";
import { PersonRow } from "./personRow.tsx";

interface InvitedProps {
  people: readonly Person[];
  onChange: (people: readonly Person[]) => void;
}

/** The people a new conversation begins with: each can be taken out again. */
export function Invited({ people, onChange }: InvitedProps) {
  const { say } = useWords();
  const nameOf = useNames();
  const full = people.length >= limits.invitedAtOnce;
  return (
    <div className="flex flex-col gap-2">
      {people.length > 0 && (
        <ul aria-label={say("find.new.people")} className="flex flex-col divide-y divide-line">
          {people.map((person) => (
            <li key={person.id} className="flex min-h-10 items-center gap-3">
              <PersonRow person={person} name={nameOf(person)} />
              <IconButton
                small
                icon={X}
                name={say("find.new.people.remove", { name: isolate(nameOf(person)) })}
                onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
                className="ms-auto"
              />
            </li>
          ))}
        </ul>
      )}
      {full ? (
        <p className="text-small text-quiet">
          {say("find.new.people.max", { max: limits.invitedAtOnce })}
        </p>
      ) : (
        <PeopleChooser
          label={say("find.new.people.field")}
          without={people.map(({ id }) => id)}
          onChoose={(person) => onChange([...people, person])}
        />
      )}
      <p className="text-small text-quiet">{say("find.new.people.hint")}</p>
    </div>
  );
}
