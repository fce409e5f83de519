import type { MyConversation } from "@parley/protocol";
import { isolate } from "@parley/client";
import { useNames } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { AnswerButtons } from "./answerButtons.tsx";
import { useAsker } from "./asker.ts";

/** In the composer's place while a conversation waits for an answer. */
export function RequestBar({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const nameOf = useNames();
  const from = useAsker(info);
  const name = isolate(from ? nameOf(from) : say("conversation.somebody"));
  return (
    <section
      aria-label={say("requests.title")}
      data-region="request"
      className="flex shrink-0 flex-col gap-3 border-t border-line px-4 py-4"
    >
      <p>
        {info.kind === "direct"
          ? say("requests.bar.direct", { name })
          : say("requests.bar.invitation", { name })}
      </p>
      <AnswerButtons info={info} from={from} />
    </section>
  );
}
