import type { ConversationState } from "@parley/client";
import { useWords } from "../words/words.tsx";
import { About } from "./about.tsx";
import { ByText } from "./byText.tsx";
import { Level } from "./level.tsx";
import { MemberList } from "./memberList.tsx";
import { Pane } from "./pane.tsx";
import { Partings } from "./partings.tsx";

interface DetailsProps {
  conversation: ConversationState;
  /** It lies over the timeline, for want of room beside it. */
  over: boolean;
}

/** What a conversation is, who is in it, and what one can do about it. */
export function Details({ conversation, over }: DetailsProps) {
  const { info } = conversation;
  const { say } = useWords();
  return (
    <Pane info={info} title={say("members.details")} over={over}>
      <About info={info} />
      <Level info={info} />
      {info.kind !== "direct" && (
        <>
          <ByText conversation={conversation} />
          <MemberList conversation={conversation} />
        </>
      )}
      <Partings info={info} />
    </Pane>
  );
}
