import { gistOf, isolate, type ConversationState } from "@parley/client";
import { Link } from "wouter";
import { useNames, useTitles } from "../conversations/names.ts";
import { toConversation } from "../paths.ts";
import { Face } from "../pieces/face.tsx";
import { PageSection } from "../pieces/page.tsx";
import { useWords } from "../words/words.tsx";
import { AnswerButtons } from "./answerButtons.tsx";
import { useAsker } from "./asker.ts";

/** Messages from strangers, which can be read, and invitations, which cannot before they are accepted. */
export function Waiting({ conversations }: { conversations: readonly ConversationState[] }) {
  const { say } = useWords();
  if (conversations.length === 0) return null;
  return (
    <PageSection title={say("requests.messages")}>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {conversations.map((conversation) => (
          <Row key={conversation.info.id} conversation={conversation} />
        ))}
      </ul>
    </PageSection>
  );
}

function Row({ conversation: { info, last } }: { conversation: ConversationState }) {
  const { say, draw } = useWords();
  const nameOf = useNames();
  const title = useTitles()(info);
  const from = useAsker(info);
  const plainName = from ? nameOf(from) : say("conversation.somebody");
  const name = <bdi className="font-strong">{plainName}</bdi>;
  return (
    <li className="flex gap-3 px-2 py-4">
      {from && <Face person={from} name={plainName} />}
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="break-words">
          {info.kind === "direct"
            ? draw("requests.message", { name })
            : draw("requests.invitation", {
                name,
                conversation: <bdi className="font-strong">{title}</bdi>,
              })}
        </p>
        {info.kind === "direct" && last && !last.deletedAt && (
          <p dir="auto" className="line-clamp-3 text-start text-small break-words text-quiet">
            {gistOf(last, say)}
          </p>
        )}
        {info.kind === "direct" && (
          <Link
            href={toConversation(info.id)}
            aria-label={say("requests.read.named", { name: isolate(plainName) })}
            className="self-start rounded-control text-small font-strong text-you hover:underline pointer-coarse:py-2"
          >
            {say("requests.read")}
          </Link>
        )}
        <AnswerButtons info={info} from={from} />
      </div>
    </li>
  );
}
