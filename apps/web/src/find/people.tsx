import type { Person } from "@parley/protocol";
import { useState } from "react";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { Button } from "../pieces/button.tsx";
import { Face } from "../pieces/face.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useContacts } from "../requests/contactsState.ts";
import { useWords } from "../words/words.tsx";
import { useBegin } from "./begin.ts";
import { usePeopleSearch } from "./peopleSearch.ts";

/** People by name or exact username: to write to, or to ask to be a contact. */
export function People({ typed }: { typed: string }) {
  const { say, sayError } = useWords();
  const { people, searching, problem } = usePeopleSearch(typed);
  if (typed.trim() === "") return null;
  return (
    <PageSection title={say("find.people")}>
      <div role="status" className="text-small text-quiet empty:hidden">
        {searching && people.length === 0 && say("find.new.searching")}
        {!searching && problem === null && people.length === 0 && say("find.people.none")}
        {problem !== null && sayError(problem)}
      </div>
      {people.length > 0 && (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {people.map((person) => (
            <Row key={person.id} person={person} />
          ))}
        </ul>
      )}
    </PageSection>
  );
}

function Row({ person }: { person: Person }) {
  const { say } = useWords();
  const { messageOrSay } = useBegin();
  const name = useNames()(person);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-2 py-2">
      <Face person={person} name={name} />
      <div className="min-w-0 flex-1 basis-32">
        <bdi className="block truncate">{name}</bdi>
        {person.username !== null && (
          <span className="block truncate text-small text-quiet">@{person.username}</span>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ContactState person={person} name={isolate(name)} />
        <Button
          aria-label={say("find.message.named", { name: isolate(name) })}
          onClick={() => messageOrSay(person.id)}
        >
          {say("find.message")}
        </Button>
      </div>
    </li>
  );
}

/** A contact, somebody asked, or the button that asks. */
function ContactState({ person, name }: { person: Person; name: string }) {
  const { say } = useWords();
  const { contacts, ask } = useContacts();
  const { tell, tellError } = useNotice();
  const [busy, setBusy] = useState(false);
  const is = (entry: { person: Person }) => entry.person.id === person.id;

  if (contacts?.contacts.some(is))
    return <span className="text-small text-quiet">{say("find.contact.is")}</span>;
  if (contacts?.requests.some((request) => is(request) && request.direction === "sent"))
    return <span className="text-small text-quiet">{say("find.contact.waiting")}</span>;

  async function send() {
    setBusy(true);
    try {
      await ask(person.id);
      tell({ words: say("find.contact.asked", { name }) });
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      look="quiet"
      busy={busy}
      aria-label={say("find.contact.named", { name })}
      onClick={() => void send()}
    >
      {say("find.contact")}
    </Button>
  );
}
