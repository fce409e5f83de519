import type { MyConversation, Person } from "@parley/protocol";
import { useState } from "react";
import { useLocation } from "wouter";
import { isolate } from "@parley/client";
import { useNames, useTitles } from "../conversations/names.ts";
import { paths, toConversation } from "../paths.ts";
import { Button } from "../pieces/button.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { useWords } from "../words/words.tsx";
import { useAnswer } from "./answer.ts";
import { ConfirmBlock } from "./confirmBlock.tsx";

interface AnswerButtonsProps {
  info: MyConversation;
  from: Person | undefined;
}

/** Accept, decline, block: for one message or invitation that waits. */
export function AnswerButtons({ info, from }: AnswerButtonsProps) {
  const { say } = useWords();
  const { tellError } = useNotice();
  const [, navigate] = useLocation();
  const { accept, decline, block } = useAnswer();
  const title = isolate(useTitles()(info));
  const nameOf = useNames();
  const [busy, setBusy] = useState(false);
  const [blocking, setBlocking] = useState(false);

  function act(answer: () => Promise<void>) {
    setBusy(true);
    answer()
      .catch(tellError)
      .finally(() => setBusy(false));
  }

  return (
    <div className="flex flex-wrap gap-2">
      <Button
        look="main"
        busy={busy}
        aria-label={say("requests.accept.named", { name: title })}
        onClick={() =>
          act(async () => {
            await accept(info.id);
            navigate(toConversation(info.id));
          })
        }
      >
        {say("requests.accept")}
      </Button>
      <Button
        busy={busy}
        aria-label={say("requests.decline.named", { name: title })}
        onClick={() =>
          act(async () => {
            await decline(info);
            navigate(paths.requests);
          })
        }
      >
        {say("requests.decline")}
      </Button>
      {from && (
        <>
          <Button
            look="quiet wrong"
            busy={busy}
            aria-label={say("requests.block.named", { name: isolate(nameOf(from)) })}
            onClick={() => setBlocking(true)}
          >
            {say("requests.block")}
          </Button>
          <ConfirmBlock
            person={blocking ? from : null}
            onClose={() => setBlocking(false)}
            onBlock={async () => {
              await block(info, from);
              navigate(paths.requests);
            }}
          />
        </>
      )}
    </div>
  );
}
