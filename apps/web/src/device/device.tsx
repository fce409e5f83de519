import { useMe } from "@parley/client";
import type { AskingDevice } from "@parley/protocol";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { paths } from "../paths.ts";
import { Page } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { CodeStep } from "./codeStep.tsx";
import { DecideStep } from "./decideStep.tsx";
import { Done } from "./done.tsx";

/** Signs a terminal in: the code it shows, what asks and from where, then yes or no. */
export default function Device() {
  const { say } = useWords();
  const me = useMe();
  const brought = new URLSearchParams(useSearch()).get("code") ?? "";
  const [asking, setAsking] = useState<AskingDevice | null>(null);
  const [decided, setDecided] = useState<"allowed" | "denied" | null>(null);
  const [, navigate] = useLocation();

  function another() {
    // The code in the address leads nowhere any more, and would be asked for once again.
    navigate(paths.device, { replace: true });
    setAsking(null);
    setDecided(null);
  }

  return (
    <Page title={say("device.title")} back={paths.you}>
      <div className="flex max-w-md flex-col gap-6">
        {decided !== null && asking ? (
          <Done device={asking.device} decided={decided} onAnother={another} />
        ) : asking && me ? (
          <DecideStep me={me} asking={asking} onDecided={setDecided} onAnother={another} />
        ) : (
          <CodeStep brought={brought} onFound={setAsking} />
        )}
      </div>
    </Page>
  );
}
