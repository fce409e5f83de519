import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { Mark } from "../conversations/mark.tsx";
import { isolate, rank } from "@parley/client";
import { toConversation, toFind } from "../paths.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";
import { useBegin } from "./begin.ts";
import { Chooser } from "./chooser.tsx";
import { PersonRow } from "./personRow.tsx";
import { usePlaces, type Place } from "./places.ts";

const shown = 20;

/** What the switcher holds: the places that match, and the way to look beyond them. */
export function SwitcherList({ onGo }: { onGo: () => void }) {
  const { say } = useWords();
  const [, navigate] = useLocation();
  const { messageOrSay } = useBegin();
  const [typed, setTyped] = useState("");
  const places = usePlaces();
  const found = useMemo(() => rank(places, typed, shown), [places, typed]);
  const wanted = typed.trim();

  const options = found.map((place) => ({ key: place.key, drawn: <PlaceRow place={place} /> }));
  if (wanted !== "") options.push({ key: "more", drawn: <More typed={wanted} /> });

  function go(place: Place | undefined) {
    onGo();
    if (!place) navigate(toFind(wanted));
    else if (place.kind === "conversation") navigate(toConversation(place.info.id));
    else messageOrSay(place.person.id);
  }

  return (
    <Chooser
      label={say("find.switcher")}
      placeholder={say("find.switcher.field")}
      typed={typed}
      onType={setTyped}
      options={options}
      onChoose={(index) => go(found[index])}
    />
  );
}

function PlaceRow({ place }: { place: Place }) {
  if (place.kind === "person") return <PersonRow person={place.person} name={place.name} />;
  return (
    <>
      <Mark info={place.info} title={place.name} />
      <bdi className="min-w-0 truncate">{place.name}</bdi>
      {place.info.with?.username && (
        <span className="shrink-0 text-small text-quiet">@{place.info.with.username}</span>
      )}
    </>
  );
}

function More({ typed }: { typed: string }) {
  const { say } = useWords();
  return (
    <>
      <span className="inline-flex size-6 items-center justify-center text-quiet">
        <Icon of={Search} />
      </span>
      <span className="truncate">{say("find.switcher.more", { typed: isolate(typed) })}</span>
    </>
  );
}
