import type { MyConversation } from "@parley/protocol";
import { isolate, useMe } from "@parley/client";
import type { ReactNode } from "react";
import { Mark } from "../conversations/mark.tsx";
import { useTitles } from "../conversations/names.ts";
import { useWords } from "../words/words.tsx";
import { measure } from "./frame.tsx";

export function DayLine({ at }: { at: Date }) {
  const { day } = useWords();
  return (
    <Line className="text-quiet before:bg-line after:bg-line">
      <h2 className="text-tiny font-strong">
        <time dateTime={at.toISOString()}>{day(at)}</time>
      </h2>
    </Line>
  );
}

export function NewLine({ since }: { since: Date | null }) {
  const { say, since: sinceThen } = useWords();
  return (
    <Line className="text-wants before:bg-wants after:bg-wants">
      <h2 className="text-tiny font-strong">
        {since ? say("timeline.newSince", { time: sinceThen(since) }) : say("timeline.new")}
      </h2>
    </Line>
  );
}

function Line({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div
      className={`${measure} flex items-center gap-3 px-4 pt-4 pb-1 before:h-px before:flex-1 after:h-px after:flex-1 ${className}`}
    >
      {children}
    </div>
  );
}

/** Where the history begins. */
export function StartLine({ info }: { info: MyConversation }) {
  const { say } = useWords();
  const me = useMe();
  const title = useTitles()(info);
  const notes = info.with !== null && info.with.id === me?.id;
  const alone = info.kind !== "direct" && info.members === 1;
  const words = notes
    ? say("timeline.start.notes")
    : say(`timeline.start.${info.kind}`, { conversation: isolate(title) });
  return (
    <div className={`${measure} px-4 pt-8 pb-2 flex flex-col gap-1`}>
      <span className="self-start">
        <Mark info={info} title={title} square />
      </span>
      <p className="mt-2 text-title font-strong">{words}</p>
      {info.topic && <p dir="auto">{info.topic}</p>}
      {alone && (
        <p className="max-w-prose pt-2">
          {info.general
            ? say("timeline.start.aloneHere", { server: location.host })
            : say("timeline.start.alone")}
        </p>
      )}
      {!info.sealed && (
        <p className="max-w-prose text-small text-quiet">
          {say(info.phones ? "timeline.start.readableAsTexts" : "timeline.start.readable")}
        </p>
      )}
    </div>
  );
}
