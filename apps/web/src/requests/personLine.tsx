import type { Person } from "@parley/protocol";
import type { ReactNode } from "react";
import { useNames } from "../conversations/names.ts";
import { Face } from "../pieces/face.tsx";

interface PersonLineProps {
  person: Person;
  /** In the second line, after the username. */
  beneath?: ReactNode;
  /** What can be done about them. */
  children: ReactNode;
}

/** Somebody in a list of people, with what can be done; the buttons go below where room is short. */
export function PersonLine({ person, beneath, children }: PersonLineProps) {
  const name = useNames()(person);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-2 py-3">
      <Face person={person} name={name} />
      <div className="min-w-0 flex-1 basis-40">
        <bdi className="block break-words">{name}</bdi>
        <p className="flex flex-wrap gap-x-2 text-small text-quiet">
          {person.username !== null && <span className="break-all">@{person.username}</span>}
          {beneath && <span>{beneath}</span>}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </li>
  );
}
