import { gistOf, useConversation, useMe, useParley, type Parley } from "@parley/client";
import type { Id, Message, MyConversation } from "@parley/protocol";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { useKnown, useNames } from "../conversations/names.ts";
import { toMessage } from "../paths.ts";
import { useWords } from "../words/words.tsx";

/** The message that this one answers, in a line that leads to it. */
export function Quote({ to, info }: { to: number; info: MyConversation }) {
  const { say } = useWords();
  const original = useMessage(info.id, to);
  const sender = useKnown(original?.sender ?? 0);
  const nameOf = useNames();
  const text = original?.deletedAt ? say("message.deleted") : original && gistOf(original, say);
  const me = useMe();
  const own = original !== undefined && original.sender === me?.id;
  const name = sender ? nameOf(sender) : say("message.somebody");
  const author = own ? say("message.you") : name;
  return (
    <Link
      href={toMessage(info.id, to)}
      className="relative mt-0.5 mb-1 flex min-h-6 w-fit max-w-full min-w-0 items-center gap-2 border-s-2 border-line ps-2 text-small text-quiet hover:border-edge hover:text-ink pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-2.5"
    >
      {text === undefined ? (
        say("message.original.gone")
      ) : (
        <>
          <span className="sr-only">{say("message.inReplyTo")}</span>
          <bdi className="max-w-1/2 shrink-0 truncate font-strong">{author}</bdi>
          <span dir="auto" className="min-w-0 flex-1 truncate text-start">
            {text}
          </span>
        </>
      )}
    </Link>
  );
}

/** A message by its address: from what is loaded, or asked for once. */
function useMessage(conversation: Id, seq: number): Message | undefined {
  const parley = useParley();
  const messages = useConversation(conversation)?.timeline.messages;
  const loaded = messages?.find((message) => message.seq === seq);
  const [fetched, setFetched] = useState<Message | undefined>();
  const missing = loaded === undefined;
  useEffect(() => {
    if (!missing) return;
    let wanted = true;
    void fetchOnce(parley, conversation, seq).then((message) => wanted && setFetched(message));
    return () => {
      wanted = false;
    };
  }, [parley, conversation, seq, missing]);
  return loaded ?? fetched;
}

const asked = new WeakMap<Parley, Map<string, Promise<Message | undefined>>>();

function fetchOnce(parley: Parley, conversation: Id, seq: number): Promise<Message | undefined> {
  const known = asked.get(parley) ?? new Map<string, Promise<Message | undefined>>();
  asked.set(parley, known);
  const key = `${conversation}/${seq}`;
  let answer = known.get(key);
  if (!answer) {
    const query = { around: seq, limit: 1 };
    answer = parley.api.call("listMessages", { params: { conversation }, query }).then(
      ({ items }) => items.find((message) => message.seq === seq),
      () => {
        known.delete(key);
        return undefined;
      },
    );
    known.set(key, answer);
  }
  return answer;
}
