import { tellHappenings, useMe, useParleyState, type Happening } from "@parley/client";
import { useKnown, useNames } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { measure } from "./frame.tsx";

/** What happened to the conversation, in one quiet line. */
export function EventLine({ events }: { events: Happening[] }) {
  const { say, list, time, full } = useWords();
  const first = events[0]!;
  const nameOf = useNames();
  const me = useMe()?.id;
  const people = useParleyState((state) => state.people);
  useKnown(first.by);
  const at = new Date(first.at);
  return (
    <p className={`${measure} px-4 py-1 ps-17 text-small text-quiet`}>
      {tellHappenings(events, { me, say, list, nameOf, person: (id) => people.get(id) })}{" "}
      <time dateTime={at.toISOString()} title={full(at)} className="text-tiny">
        {time(at)}
      </time>
    </p>
  );
}
