import { useState } from "react";
import type { Block } from "@parley/protocol";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { useContacts } from "./contactsState.ts";
import { PersonLine } from "./personLine.tsx";

/** Those one has blocked, each of whom can be let back in. */
export function Blocks() {
  const { say } = useWords();
  const { contacts } = useContacts();
  if (!contacts) return null;
  return (
    <PageSection title={say("requests.blocks")}>
      {contacts.blocks.length === 0 ? (
        <p className="text-small text-quiet">{say("requests.blocks.none")}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {contacts.blocks.map((block) => (
            <Row key={block.person.id} block={block} />
          ))}
        </ul>
      )}
    </PageSection>
  );
}

function Row({ block: { person, since } }: { block: Block }) {
  const { say, brief } = useWords();
  const { tell, tellError } = useNotice();
  const { unblock } = useContacts();
  const name = isolate(useNames()(person));
  const [busy, setBusy] = useState(false);

  async function lift() {
    setBusy(true);
    try {
      await unblock(person.id);
      tell({ words: say("requests.unblocked", { name }) });
    } catch (error) {
      tellError(error);
      setBusy(false);
    }
  }

  return (
    <PersonLine person={person} beneath={say("requests.since", { when: brief(new Date(since)) })}>
      <Button
        busy={busy}
        aria-label={say("requests.unblock.named", { name })}
        onClick={() => void lift()}
      >
        {say("requests.unblock")}
      </Button>
    </PersonLine>
  );
}
