import { Face } from "../pieces/face.tsx";
import { useNames } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { OfferList } from "./offerList.tsx";
import type { Mentions } from "./useMentions.ts";

/** Whom a mention may mean. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { say } = useWords();
  const nameOf = useNames();
  const options = mentions.people.map((person) => ({
    key: String(person.id),
    drawn: (
      <>
        <Face person={person} size="small" />
        <bdi className="truncate font-strong">{nameOf(person)}</bdi>
        <span className="truncate text-quiet">@{person.username}</span>
      </>
    ),
  }));
  return (
    <OfferList
      id={id}
      label={say("composer.people")}
      announced={say("composer.people.count", { count: options.length })}
      offers={mentions}
      options={options}
    />
  );
}
