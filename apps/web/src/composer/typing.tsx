import { isolate, useParleyState, useTyping } from "@parley/client";
import type { Id } from "@parley/protocol";
import { useNames } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";

/** More than this are not told by name. */
const named = 3;

/** Who is typing. The line is always there, so that nothing moves when it speaks. */
export function TypingLine({ conversation }: { conversation: Id }) {
  const { say, list } = useWords();
  const typing = useTyping(conversation);
  const people = useParleyState((state) => state.people);
  const nameOf = useNames();
  const names = typing.flatMap((id) => {
    const person = people.get(id);
    return person ? [isolate(nameOf(person))] : [];
  });
  return (
    <p aria-live="off" className="h-5 min-w-0 flex-1 truncate ps-1 text-tiny leading-5 text-quiet">
      {names.length > named
        ? say("composer.typing.many")
        : names.length > 0 && say("composer.typing", { count: names.length, names: list(names) })}
    </p>
  );
}
