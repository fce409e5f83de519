import { isEmojiAlone, partsOf, useMe, useParleyState, type BodyPart } from "@parley/client";
import type { Id, Message, Person } from "@parley/protocol";
import { useMemo, type ReactNode } from "react";
import { classes } from "../pieces/classes.ts";
import { useWords } from "../words/words.tsx";

/** What somebody wrote, to the letter: only drawn, never run. `end` floats at the end of its last line. */
export function Body({ message, end }: { message: Message; end?: ReactNode }) {
  const { say, full } = useWords();
  const { body, editedAt } = message;
  return (
    <div
      dir="auto"
      className={classes(
        "flow-root text-start break-words whitespace-pre-wrap [overflow-wrap:anywhere]",
        isEmojiAlone(body) && "text-head",
      )}
    >
      <BodyText body={body} mentions={message.mentions ?? none} />
      {editedAt && (
        <>
          {" "}
          <span
            title={say("message.editedAt", { time: full(new Date(editedAt)) })}
            className="text-tiny text-quiet"
          >
            {say("message.edited")}
          </span>
        </>
      )}
      {end}
    </div>
  );
}

/** Where no words are, below the files. */
export const lineBelow = "flow-root min-h-5.5 leading-5.5";

const none: readonly Id[] = [];

/** The parts of a body, drawn. A mention is marked when it is one: `mentions` are those it reaches. */
export function BodyText({ body, mentions }: { body: string; mentions: readonly Id[] }) {
  const parts = useMemo(() => partsOf(body), [body]);
  const people = useParleyState((state) => state.people);
  const me = useMe();
  const mentioned = new Map<string, Person>();
  for (const id of mentions) {
    const person = people.get(id);
    if (person?.username) mentioned.set(person.username, person);
  }
  return parts.map((part, index) => (
    <Part key={index} part={part} mentioned={mentioned} own={me?.username ?? null} />
  ));
}

interface PartProps {
  part: BodyPart;
  mentioned: ReadonlyMap<string, Person>;
  own: string | null;
}

function Part({ part, mentioned, own }: PartProps) {
  const { say } = useWords();
  switch (part.kind) {
    case "text":
      return part.text;
    case "code":
      return <code className="rounded-[4px] bg-hover px-1 font-mono text-small">{part.text}</code>;
    case "block":
      return (
        // Wide code scrolls in its own box, by keyboard too.
        <pre
          dir="ltr"
          tabIndex={0}
          role="group"
          aria-label={say("message.code")}
          className="my-1 overflow-x-auto rounded-control border border-line bg-surface p-2 text-left font-mono text-small whitespace-pre"
        >
          <code>{part.text}</code>
        </pre>
      );
    case "link":
      return (
        <a
          href={part.href}
          target="_blank"
          rel="noopener noreferrer"
          className="text-you underline decoration-1 underline-offset-2"
        >
          {part.text}
        </a>
      );
    case "mention":
      return <Mention part={part} person={mentioned.get(part.username)} own={own} />;
  }
}

interface MentionProps {
  part: Extract<BodyPart, { kind: "mention" }>;
  person: Person | undefined;
  own: string | null;
}

function Mention({ part, person, own }: MentionProps) {
  if (part.username === own) {
    return (
      <mark className="rounded-[4px] bg-wants-soft px-0.5 font-strong text-wants">{part.text}</mark>
    );
  }
  if (!person) return part.text;
  return (
    <span title={person.displayName} className="rounded-[4px] bg-hover px-0.5 font-strong">
      {part.text}
    </span>
  );
}
