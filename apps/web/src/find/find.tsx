import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { paths, toFind } from "../paths.ts";
import { Field } from "../pieces/field.tsx";
import { Icon } from "../pieces/icon.tsx";
import { Page } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { Channels } from "./channels.tsx";
import { JoinGroup } from "./joinGroup.tsx";
import { NewConversationMenu } from "./newConversation.tsx";
import { People } from "./people.tsx";
import { useSettled } from "./settled.ts";
import { Yours } from "./yours.tsx";

/** Where to begin: channels to join, people to write to, groups one was told of. */
export default function Find() {
  const { say } = useWords();
  const [typed, setTyped] = useTypedInAddress();
  return (
    <Page title={say("find.title")} actions={<NewConversationMenu />}>
      <div role="search" className="pb-8">
        <Field
          label={say("find.field")}
          placeholder={say("find.field.hint")}
          hint={say("find.people.hint")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          after={<Icon of={Search} className="me-3 text-quiet" />}
        />
      </div>
      <Yours typed={typed} />
      <People typed={typed} />
      <Channels typed={typed} />
      <JoinGroup />
    </Page>
  );
}

/** What is looked for stands in the address, so that going back finds it again. */
function useTypedInAddress(): [string, (typed: string) => void] {
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get("q") ?? "";
  const [typed, setTyped] = useState(asked);
  const settled = useSettled(typed);

  const [before, setBefore] = useState(asked);
  if (asked !== before) {
    setBefore(asked);
    if (asked !== settled) setTyped(asked);
  }

  useEffect(() => {
    if (settled === asked) return;
    navigate(settled === "" ? paths.find : toFind(settled), { replace: true });
    // eslint-disable-next-line react/exhaustive-deps -- only what is typed here leads elsewhere
  }, [settled]);

  return [typed, setTyped];
}
