import type { Person } from "@parley/protocol";
import { Face } from "../pieces/face.tsx";

interface PersonRowProps {
  person: Person;
  /** What the reader calls them. */
  name: string;
}

/** Somebody in one line of a list. */
export function PersonRow({ person, name }: PersonRowProps) {
  return (
    <>
      <Face person={person} name={name} size="small" />
      <bdi className="min-w-0 truncate">{name}</bdi>
      {person.username !== null && (
        <span className="shrink-0 text-small text-quiet">@{person.username}</span>
      )}
    </>
  );
}
