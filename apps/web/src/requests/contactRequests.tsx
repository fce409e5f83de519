import type { ContactRequest } from "@parley/protocol";
import { useState } from "react";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { ConfirmBlock } from "./confirmBlock.tsx";
import { useContacts } from "./contactsState.ts";
import { PersonLine } from "./personLine.tsx";

/** Those who ask to be a contact, or those one has asked. */
export function ContactRequests({ direction }: { direction: ContactRequest["direction"] }) {
  const { say } = useWords();
  const { contacts } = useContacts();
  const requests = contacts?.requests.filter((request) => request.direction === direction) ?? [];
  if (requests.length === 0) return null;
  const received = direction === "received";
  return (
    <PageSection
      title={say(`requests.${direction}`)}
      intro={received ? say("requests.received.body") : undefined}
    >
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {requests.map((request) =>
          received ? (
            <Received key={request.person.id} request={request} />
          ) : (
            <Sent key={request.person.id} request={request} />
          ),
        )}
      </ul>
    </PageSection>
  );
}

function Received({ request: { person, at } }: { request: ContactRequest }) {
  const { say, brief } = useWords();
  const { tell } = useNotice();
  const { keep, dropRequest, block } = useContacts();
  const name = isolate(useNames()(person));
  const { busy, act } = useAct();
  const [blocking, setBlocking] = useState(false);
  return (
    <PersonLine person={person} beneath={say("requests.asked", { when: brief(new Date(at)) })}>
      <Button
        look="main"
        busy={busy}
        aria-label={say("requests.accept.named", { name })}
        onClick={() => act(() => keep(person.id), say("requests.accepted", { name }))}
      >
        {say("requests.accept")}
      </Button>
      <Button
        busy={busy}
        aria-label={say("requests.decline.named", { name })}
        onClick={() => act(() => dropRequest(person.id), say("requests.declined"))}
      >
        {say("requests.decline")}
      </Button>
      <Button
        look="quiet wrong"
        busy={busy}
        aria-label={say("requests.block.named", { name })}
        onClick={() => setBlocking(true)}
      >
        {say("requests.block")}
      </Button>
      <ConfirmBlock
        person={blocking ? person : null}
        onClose={() => setBlocking(false)}
        onBlock={async () => {
          await block(person.id);
          tell({ words: say("requests.blocked", { name }) });
        }}
      />
    </PersonLine>
  );
}

function Sent({ request: { person, at } }: { request: ContactRequest }) {
  const { say, brief } = useWords();
  const { dropRequest } = useContacts();
  const name = isolate(useNames()(person));
  const { busy, act } = useAct();
  return (
    <PersonLine person={person} beneath={say("requests.asked", { when: brief(new Date(at)) })}>
      <Button
        busy={busy}
        aria-label={say("requests.withdraw.named", { name })}
        onClick={() => act(() => dropRequest(person.id), say("requests.withdrawn", { name }))}
      >
        {say("requests.withdraw")}
      </Button>
    </PersonLine>
  );
}

/** Does something once, says that it is done, or what went wrong. */
function useAct() {
  const { tell, tellError } = useNotice();
  const [busy, setBusy] = useState(false);
  const act = (answer: () => Promise<void>, done: string) => {
    setBusy(true);
    answer()
      .then(() => tell({ words: done }), tellError)
      .finally(() => setBusy(false));
  };
  return { busy, act };
}
