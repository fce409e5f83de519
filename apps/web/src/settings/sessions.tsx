import { isolate, useParley } from "@parley/client";
import type { Session } from "@parley/protocol";
import { AppWindow, Bot, SquareTerminal } from "lucide-react";
import { useCallback, useState } from "react";
import { Link } from "wouter";
import { paths } from "../paths.ts";
import { useAsked } from "../pieces/asked.ts";
import { Button } from "../pieces/button.tsx";
import { Confirm } from "../pieces/confirm.tsx";
import { Icon } from "../pieces/icon.tsx";
import { useNotice } from "../pieces/notice.tsx";
import { PageSection } from "../pieces/page.tsx";
import { Unanswered } from "../pieces/unanswered.tsx";
import { useWords } from "../words/words.tsx";

/** Every browser and program that is signed in to this account, each of which can be ended. */
export function Sessions() {
  const { say } = useWords();
  const { api } = useParley();
  const { tell } = useNotice();
  const { answer, problem, again } = useAsked(
    useCallback((signal) => api.call("listSessions", { signal }), [api]),
  );
  const [ending, setEnding] = useState<Session | null>(null);
  const agentOf = (session: Session) => session.agent || say("settings.sessions.unknown");

  return (
    <PageSection title={say("settings.sessions")} intro={say("settings.sessions.body")}>
      {answer === null || problem !== null ? (
        <Unanswered problem={problem} again={again} />
      ) : (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {answer.items.toSorted(newestFirst).map((session) => (
            <Row key={session.id} session={session} onEnd={() => setEnding(session)} />
          ))}
        </ul>
      )}
      <Link
        href={paths.device}
        className="self-start rounded-control text-small font-strong text-you hover:underline pointer-coarse:py-2"
      >
        {say("device.title")}
      </Link>
      <Confirm
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={say("settings.sessions.end.title")}
        action={say("settings.sessions.end")}
        onConfirm={async () => {
          if (!ending) return;
          await api.call("endSession", { params: { session: ending.id } });
          tell({ words: say("settings.sessions.ended") });
          again();
        }}
      >
        {ending && say("settings.sessions.end.body", { agent: isolate(agentOf(ending)) })}
      </Confirm>
    </PageSection>
  );
}

const lanes = { web: AppWindow, terminal: SquareTerminal, api: Bot };

function Row({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { say, draw } = useWords();
  const { lane, agent, createdAt, seenAt, current } = session;
  const name = agent || say("settings.sessions.unknown");
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Icon
        of={lanes[lane]}
        size={20}
        name={say(`settings.sessions.${lane}`)}
        className="text-quiet"
      />
      <div className="min-w-0 flex-1 basis-48">
        <bdi className="block break-words">{name}</bdi>
        <p className="text-small text-quiet">
          {draw("settings.sessions.since", { when: <When at={createdAt} /> })}
          {" · "}
          {current
            ? say("settings.sessions.here")
            : draw("settings.sessions.seen", { when: <When at={seenAt} /> })}
        </p>
      </div>
      {!current && (
        <Button
          aria-label={say("settings.sessions.end.named", { agent: isolate(name) })}
          onClick={onEnd}
        >
          {say("settings.sessions.end")}
        </Button>
      )}
    </li>
  );
}

function When({ at }: { at: string }) {
  const { since, full } = useWords();
  const date = new Date(at);
  return (
    <time dateTime={at} title={full(date)}>
      {since(date)}
    </time>
  );
}

/** This one first, then by when they were last seen. */
function newestFirst(one: Session, other: Session): number {
  return Number(other.current) - Number(one.current) || other.seenAt.localeCompare(one.seenAt);
}
