import { useConversationList } from "@parley/client";
import { paths } from "../paths.ts";
import { Empty } from "../pieces/empty.tsx";
import { Page } from "../pieces/page.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWords } from "../words/words.tsx";
import { ContactRequests } from "./contactRequests.tsx";
import { useContacts, useContactsAsked } from "./contactsState.ts";
import { Waiting } from "./waiting.tsx";

/** Everything that waits for somebody's answer: mine first. */
export default function Requests() {
  const { say } = useWords();
  const { requested } = useConversationList();
  const { contacts } = useContacts();
  const { problem, again } = useContactsAsked();
  const nothing = requested.length === 0 && contacts?.requests.length === 0;
  return (
    <Page title={say("requests.title")} back={paths.you}>
      {nothing ? (
        <Empty title={say("requests.none.title")}>{say("requests.none")}</Empty>
      ) : (
        <>
          <Waiting conversations={requested} />
          <ContactRequests direction="received" />
          <ContactRequests direction="sent" />
          {!contacts && <Unanswered problem={problem} again={again} />}
        </>
      )}
    </Page>
  );
}
