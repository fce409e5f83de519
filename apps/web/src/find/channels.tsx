import { isolate, useParley, useParleyState } from "@parley/client";
import type { ListedConversation } from "@parley/protocol";
import { Hash, Phone, Users } from "lucide-react";
import { useCallback, useState } from "react";
import { Link } from "wouter";
import { toConversation } from "../paths.ts";
import { useAsked } from "../pieces/asked.ts";
import { Button } from "../pieces/button.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWords } from "../words/words.tsx";
import { useBegin } from "./begin.ts";
import { useSettled } from "./settled.ts";

/** The open channels of this server, or those that match. */
export function Channels({ typed }: { typed: string }) {
  const { say } = useWords();
  const q = useSettled(typed.trim().replace(/^#/, ""));
  const { answer, problem, again, more } = useListed(q);
  return (
    <PageSection title={say("find.channels")}>
      {answer === null || problem !== null ? (
        <Unanswered problem={problem} again={again} />
      ) : (
        <>
          {answer.items.length === 0 && (
            <p className="text-small text-quiet">
              {say(q === "" ? "find.channels.empty" : "find.channels.none")}
            </p>
          )}
          {answer.items.length > 0 && (
            <ul className="flex flex-col divide-y divide-line border-y border-line">
              {answer.items.map((channel) => (
                <Row key={channel.id} channel={channel} />
              ))}
            </ul>
          )}
          {answer.next !== undefined && (
            <Button className="self-start" onClick={more}>
              {say("find.channels.more")}
            </Button>
          )}
        </>
      )}
    </PageSection>
  );
}

function Row({ channel }: { channel: ListedConversation }) {
  const { say } = useWords();
  const { join } = useBegin();
  const { tellError } = useNotice();
  const [busy, setBusy] = useState(false);
  const inside = useParleyState(
    ({ conversations }) => conversations.get(channel.id)?.info.me.state === "joined",
  );
  const name = channel.name ?? "";
  const spoken = isolate(name);
  const sign = channel.phones ? Phone : channel.kind === "channel" ? Hash : Users;

  return (
    <li className="flex items-center gap-3 px-2 py-2">
      <Icon of={sign} size={18} className={channel.phones ? "text-by-text" : "text-quiet"} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-strong break-words">{name}</bdi>
          <span className="text-small text-quiet">
            {say("find.members", { count: channel.members })}
          </span>
        </p>
        {channel.topic !== "" && (
          <p dir="auto" className="line-clamp-2 text-start text-small break-words text-quiet">
            {channel.topic}
          </p>
        )}
      </div>
      {inside ? (
        <Link
          href={toConversation(channel.id)}
          aria-label={say("find.open.named", { name: spoken })}
          className="flex min-h-9 items-center rounded-control px-3 text-small font-strong text-you hover:bg-hover pointer-coarse:min-h-11"
        >
          {say("find.open")}
        </Link>
      ) : (
        <Button
          busy={busy}
          aria-label={say("find.join.named", { name: spoken })}
          onClick={() => {
            setBusy(true);
            join(channel.id)
              .catch(tellError)
              .finally(() => setBusy(false));
          }}
        >
          {say("find.join")}
        </Button>
      )}
    </li>
  );
}

/** As many pages as were asked for, from the first on, so that nothing is missed or shown twice. */
function useListed(q: string) {
  const { api } = useParley();
  const [pages, setPages] = useState({ q, count: 1 });
  const count = pages.q === q ? pages.count : 1;

  const asked = useAsked(
    useCallback(
      async (signal) => {
        const items: ListedConversation[] = [];
        let next: number | undefined;
        for (let page = 0; page < count && (page === 0 || next !== undefined); page++) {
          const query = {
            listed: "1" as const,
            ...(q !== "" && { q }),
            ...(next !== undefined && { after: next }),
          };
          const answer = await api.call("listConversations", { query, signal });
          for (const item of answer.items) if ("joined" in item) items.push(item);
          next = answer.next;
        }
        return { items, next };
      },
      [api, q, count],
    ),
  );
  return { ...asked, more: () => setPages({ q, count: count + 1 }) };
}
