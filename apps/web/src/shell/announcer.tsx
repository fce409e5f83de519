import { spokenGistOf, useParley, wantedOf, type ConversationState } from "@parley/client";
import type { Id, Message } from "@parley/protocol";
import { useEffect, useState } from "react";
import { useNames, useTitles } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { useOpen } from "./open.ts";

/** Tells screen readers of each message in the open conversation, and of what wants them elsewhere. */
export function Announcer() {
  const parley = useParley();
  const { say } = useWords();
  const nameOf = useNames();
  const titleOf = useTitles();
  const { conversation: open } = useOpen();
  const [news, setNews] = useState<{ key: string; words: string } | null>(null);

  useEffect(() => {
    let before = heads(parley.state.get().conversations);
    return parley.state.subscribe(() => {
      const { conversations, people, me } = parley.state.get();
      for (const message of arrivals(before, conversations)) {
        if (message.sender === me?.id || message.deletedAt) continue;
        const sender = people.get(message.sender);
        const where = conversations.get(message.conversation)!;
        const here = message.conversation === open;
        if (!sender || (!here && wantedOf(where) === 0)) continue;
        const words = { author: nameOf(sender), text: spokenGistOf(message, say) };
        setNews({
          key: `${message.conversation}-${message.seq}`,
          words: here
            ? say("announce.here", words)
            : say("announce.elsewhere", { ...words, conversation: titleOf(where.info) }),
        });
      }
      before = heads(conversations);
    });
  });

  return (
    <div aria-live="polite" className="sr-only">
      {news && <p key={news.key}>{news.words}</p>}
    </div>
  );
}

type Conversations = ReadonlyMap<Id, ConversationState>;

function heads(conversations: Conversations): Map<Id, number> {
  return new Map([...conversations].map(([id, { last }]) => [id, last?.seq ?? 0]));
}

/** The newest message of each conversation that has a newer one than before. */
function arrivals(before: Map<Id, number>, conversations: Conversations): Message[] {
  const arrived: Message[] = [];
  for (const [id, { last }] of conversations) {
    const known = before.get(id);
    if (last && known !== undefined && last.seq > known) arrived.push(last);
  }
  return arrived;
}
