import type { HandsetText } from "@parley/protocol";
import { Paperclip } from "lucide-react";
import { useEffect, useRef } from "react";
import { spelt } from "../phone/numbers.ts";
import { classes } from "../pieces/classes.ts";
import { Icon } from "../pieces/icon.tsx";
import { useWords } from "../words/words.tsx";

interface ThreadProps {
  number: string;
  other: string;
  texts: readonly HandsetText[];
}

/** What a phone and one number wrote each other, the newest at the end and in sight. */
export function Thread({ number, other, texts }: ThreadProps) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const last = texts.at(-1)?.sid;
  useEffect(() => {
    isAtEnd.current = true;
  }, [other]);
  useEffect(() => {
    // Whoever reads further up is left there.
    if (box.current && isAtEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [other, last]);

  return (
    <div
      ref={box}
      role="log"
      tabIndex={0}
      aria-label={say("phones.thread", { number: spelt(number), other: spelt(other) })}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40;
      }}
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-3 -outline-offset-2"
    >
      {texts.length === 0 ? (
        <p className="m-auto text-center text-small text-quiet">
          {say("phones.thread.empty", { other: spelt(other) })}
        </p>
      ) : (
        texts.map((text) => <Bubble key={`${text.sid} ${text.direction}`} text={text} />)
      )}
    </div>
  );
}

function Bubble({ text }: { text: HandsetText }) {
  const { say, full } = useWords();
  const { body, media, direction, from, at } = text;
  const isIn = direction === "in";
  return (
    <div
      className={classes(
        "flex max-w-[85%] flex-col gap-1",
        isIn ? "self-start" : "items-end self-end",
      )}
    >
      <span className="sr-only">
        {isIn ? say("phones.in", { other: spelt(from) }) : say("phones.out")}
      </span>
      <div
        className={classes(
          "flex flex-col gap-2 rounded-surface px-3 py-2",
          isIn ? "bg-hover" : "bg-by-text text-paper",
        )}
      >
        {media.map(({ url, type }) => (
          <Attachment key={url} url={url} type={type} />
        ))}
        {body !== "" && (
          <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
            {body}
          </p>
        )}
      </div>
      <time dateTime={at} title={full(new Date(at))} className="text-tiny text-quiet">
        <State text={text} />
      </time>
    </div>
  );
}

function Attachment({ url, type }: { url: string; type: string }) {
  const { say } = useWords();
  if (type.startsWith("image/"))
    return (
      <a href={url} target="_blank" rel="noreferrer">
        <img src={url} alt={say("phones.picture")} className="max-h-48 rounded-control" />
      </a>
    );
  return (
    <a href={url} download className="flex items-center gap-1.5 underline">
      <Icon of={Paperclip} />
      {say("phones.attachment", { type })}
    </a>
  );
}

const statuses = [
  "accepted",
  "queued",
  "sending",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "receiving",
  "received",
] as const;

function State({ text: { status, at } }: { text: HandsetText }) {
  const { say, since } = useWords();
  const known = statuses.find((one) => one === status);
  const words = known ? say(`phones.status.${known}`) : status;
  const isWrong = known === "undelivered" || known === "failed";
  return (
    <span className={isWrong ? "font-strong text-wrong" : ""}>
      {say("phones.status", { status: words, time: since(new Date(at)) })}
    </span>
  );
}
