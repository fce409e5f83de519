import { useMemo } from "react";
import { Link } from "wouter";
import { Mark } from "../conversations/mark.tsx";
import { toConversation } from "../paths.ts";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { usePlaces } from "./places.ts";
import { rank } from "@parley/client";

const shown = 6;

/** Those of one's own conversations that match. */
export function Yours({ typed }: { typed: string }) {
  const { say } = useWords();
  const places = usePlaces();
  const found = useMemo(() => rank(places, typed, shown), [places, typed]);
  const own = found.filter((place) => place.kind === "conversation");
  if (typed.trim() === "" || own.length === 0) return null;
  return (
    <PageSection title={say("find.yours")}>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {own.map((place) => (
          <li key={place.key}>
            <Link
              href={toConversation(place.info.id)}
              className="flex min-h-12 items-center gap-3 rounded-control px-2 hover:bg-hover"
            >
              <Mark info={place.info} title={place.name} />
              <bdi className="min-w-0 truncate">{place.name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
