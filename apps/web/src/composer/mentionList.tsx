import { Face } from "../pieces/face.tsx";
import { classes } from "../pieces/classes.ts";
import { useNames } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import type { Mentions } from "./useMentions.ts";

/** Whom a mention may mean, above the field. The field keeps the focus. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { say } = useWords();
  const nameOf = useNames();
  const { open, people, chosen } = mentions;
  return (
    <>
      <p role="status" className="sr-only">
        {open && say("composer.people.count", { count: people.length })}
      </p>
      {open && (
        <ul
          id={id}
          role="listbox"
          aria-label={say("composer.people")}
          className="absolute inset-x-0 bottom-full z-20 mb-2 max-h-64 overflow-y-auto rounded-surface border border-line bg-surface p-1 shadow-float"
        >
          {people.map((person, index) => (
            <li
              key={person.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === chosen}
              // Before the field loses the focus, which would close the list.
              onPointerDown={(event) => {
                event.preventDefault();
                mentions.choose(index);
              }}
              className={classes(
                "flex min-h-9 items-center gap-2 rounded-control px-2 text-small pointer-coarse:min-h-11",
                index === chosen && "bg-hover",
              )}
            >
              <Face person={person} size="small" />
              <bdi className="truncate font-strong">{nameOf(person)}</bdi>
              <span className="truncate text-quiet">@{person.username}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
