import { useMe, useParley, useParleyState } from "@parley/client";
import type { Message, Person, Reply, endpoints } from "@parley/protocol";
import { useCallback, useState } from "react";
import { Link } from "wouter";
import { useNames, useTitles } from "../conversations/names.ts";
import { toMessage } from "../paths.ts";
import { useAsked } from "../pieces/asked.ts";
import { Button } from "../pieces/button.tsx";
import { Empty } from "../pieces/empty.tsx";
import { Face } from "../pieces/face.tsx";
import { Page } from "../pieces/page.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { BodyText } from "../timeline/body.tsx";
import { useWords } from "../words/words.tsx";

type Answer = Reply<(typeof endpoints)["listMentions"]>;

/** Everything that mentions the reader, the newest first. */
export default function Mentions() {
  const { say } = useWords();
  const me = useMe();
  const { pages, next, problem, more, again } = useMentionPages();
  const items = pages.flatMap((page) => page.items);
  const people = new Map(pages.flatMap((page) => page.people).map((each) => [each.id, each]));

  if (pages.length > 0 && items.length === 0) {
    return (
      <Page title={say("mentions.title")}>
        <Empty title={say("mentions.empty.title")}>
          {me?.username
            ? say("mentions.empty.body", { username: me.username })
            : say("mentions.empty.guest")}
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={say("mentions.title")}>
      <ul className="-mx-2 flex flex-col gap-1">
        {items.map((message) => (
          <li key={`${message.conversation}-${message.seq}`}>
            <Mention message={message} sender={people.get(message.sender)} />
          </li>
        ))}
      </ul>
      {(pages.length === 0 || problem !== null) && <Unanswered problem={problem} again={again} />}
      {next !== undefined && problem === null && (
        <Button className="mt-4" onClick={() => void more()}>
          {say("mentions.more")}
        </Button>
      )}
    </Page>
  );
}

function Mention({ message, sender }: { message: Message; sender: Person | undefined }) {
  const { say, brief, full } = useWords();
  const nameOf = useNames();
  const titleOf = useTitles();
  const where = useParleyState((state) => state.conversations.get(message.conversation)?.info);
  const at = new Date(message.at);
  return (
    <article className="relative flex gap-3 rounded-control px-2 py-2 hover:bg-hover">
      {sender && <Face person={sender} name={nameOf(sender)} />}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {/* The whole card leads there; links inside the message stay their own. */}
          <Link
            href={toMessage(message.conversation, message.seq)}
            className="font-strong after:absolute after:inset-0"
          >
            <bdi>{sender ? nameOf(sender) : say("message.somebody")}</bdi>
          </Link>
          {where && (
            <span className="text-small text-quiet">
              {say("mentions.in", { conversation: titleOf(where) })}
            </span>
          )}
          <time dateTime={message.at} title={full(at)} className="text-tiny text-quiet">
            {brief(at)}
          </time>
        </p>
        <div dir="auto" className="line-clamp-4 text-start break-words whitespace-pre-wrap">
          <BodyText body={message.body} mentions={message.mentions ?? []} />
        </div>
      </div>
    </article>
  );
}

function useMentionPages() {
  const { api } = useParley();
  // Asked anew when somebody mentions the reader while the page is open.
  const mentions = useParleyState((state) => {
    let all = 0;
    for (const { info } of state.conversations.values()) all += info.me.mentions;
    return all;
  });
  const ask = useCallback(
    (signal: AbortSignal) => api.call("listMentions", { query: {}, signal }),
    // oxlint-disable-next-line react/exhaustive-deps
    [api, mentions],
  );
  const { answer: first, problem, again } = useAsked(ask);
  const [older, setOlder] = useState<{ after: Answer | null; pages: Answer[] }>(nothingOlder);
  const [failed, setFailed] = useState<unknown>(null);
  const pages = first ? [first, ...(older.after === first ? older.pages : [])] : [];
  const next = pages.at(-1)?.next;

  async function more() {
    if (next === undefined) return;
    setFailed(null);
    try {
      const page = await api.call("listMentions", { query: { before: next } });
      setOlder({ after: first, pages: [...pages.slice(1), page] });
    } catch (error) {
      setFailed(error);
    }
  }

  return failed === null
    ? { pages, next, problem, again, more }
    : { pages, next, problem: failed, again: () => void more(), more };
}

const nothingOlder = { after: null, pages: [] };
