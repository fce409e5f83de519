import { useMe, useParley, useParleyState } from "@parley/client";
import type { Id, Message } from "@parley/protocol";
import { useEffect } from "react";
import { useNames } from "../conversations/names.ts";
import { classes } from "../pieces/classes.ts";
import { useNotice } from "../pieces/notice.tsx";
import { Tip } from "../pieces/tip.tsx";
import { useWords } from "../words/words.tsx";

/** More people than this are counted rather than named. */
const named = 12;

/** Who answered with which emoji; pressing one joins in or takes it back. */
export function Reactions({ message }: { message: Message }) {
  const reactions = message.reactions ?? [];
  if (reactions.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1 py-1">
      {reactions.map((reaction) => (
        <Reaction key={reaction.emoji} message={message} {...reaction} />
      ))}
    </div>
  );
}

interface ReactionProps {
  message: Message;
  emoji: string;
  people: Id[];
}

function Reaction({ message, emoji, people }: ReactionProps) {
  const { say, number } = useWords();
  const parley = useParley();
  const me = useMe();
  const { tellError } = useNotice();
  const names = usePeopleNames(people);
  const mine = me !== null && people.includes(me.id);
  return (
    <Tip says={names}>
      <button
        type="button"
        aria-pressed={mine}
        onClick={() => {
          parley.react(message.conversation, message.seq, emoji, !mine).catch(tellError);
        }}
        className={classes(
          "flex h-7 items-center gap-1.5 rounded-full border px-2 text-small tabular-nums pointer-coarse:h-9",
          mine ? "border-you bg-you-soft" : "border-line bg-surface hover:bg-hover",
        )}
      >
        <span>{emoji}</span>
        <span className={mine ? "font-strong text-you" : "text-quiet"}>
          {number(people.length)}
        </span>
        <span className="sr-only">{say("message.reactionOf", { people: names })}</span>
      </button>
    </Tip>
  );
}

function usePeopleNames(people: readonly Id[]): string {
  const parley = useParley();
  const me = useMe();
  const known = useParleyState((state) => state.people);
  const nameOf = useNames();
  const { say, list, number } = useWords();
  const unknown = people.filter((id) => !known.has(id)).join();
  useEffect(() => {
    if (unknown !== "") parley.need(unknown.split(",").map(Number));
  }, [parley, unknown]);

  const names = people.slice(0, named).map((id) => {
    const person = known.get(id);
    if (id === me?.id) return say("message.you");
    return person ? nameOf(person) : say("message.somebody");
  });
  const more = people.length - names.length;
  return list(more > 0 ? [...names, `+${number(more)}`] : names);
}
