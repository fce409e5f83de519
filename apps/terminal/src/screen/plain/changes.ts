import type { Delivery, Message } from "@parley/protocol";
import { harmlessLine } from "../../safe/harmless.ts";
import { reasonOf } from "../panes/deliveries.tsx";
import { gistText, wordsOf, type Telling } from "./plainText.ts";

/** What became of a message since it was told, in one line; null where nothing is to be told. */
export function changeText(before: Message, now: Message, telling: Telling): string | null {
  const { words, names } = telling;
  const { say, clock, since } = words;
  const name = names.ofId(now.sender);
  const isMine = now.sender === names.me;
  const when = since(new Date(now.at));
  if (now.deletedAt !== undefined) {
    if (before.deletedAt !== undefined) return null;
    const at = clock(new Date(now.deletedAt));
    return `${at} ${isMine ? say("plain.deletedOwn", { when }) : say("plain.deleted", { name, when })}`;
  }
  const parts: string[] = [];
  const reacted = reactionText(before, now, telling);
  if (reacted !== null) parts.push(reacted);
  if (now.body !== before.body) {
    const text = wordsOf({ ...now, editedAt: undefined } as Message, words);
    parts.push(
      isMine
        ? say("plain.changedOwn", { when, message: text })
        : say("plain.changed", { name, when, message: text }),
    );
  }
  if (parts.length === 0) return null;
  const edited = now.body !== before.body && now.editedAt !== undefined;
  return `${clock(edited ? new Date(now.editedAt!) : new Date())} ${parts.join(" · ")}`;
}

/** Who reacted with what, and who took it back. */
function reactionText(before: Message, now: Message, { words, names }: Telling): string | null {
  const { say, list } = words;
  const given: string[] = [];
  const taken: string[] = [];
  const peopleOf = ({ reactions }: Message, emoji: string) =>
    reactions?.find((each) => each.emoji === emoji)?.people ?? [];
  const all = [...(before.reactions ?? []), ...(now.reactions ?? [])].map(({ emoji }) => emoji);
  for (const emoji of new Set(all)) {
    const [had, has] = [peopleOf(before, emoji), peopleOf(now, emoji)];
    const came = has.filter((id) => !had.includes(id));
    const went = had.filter((id) => !has.includes(id));
    const told = (ids: readonly number[]) => ({
      names: list(ids.map((id) => names.ofId(id))),
      emoji: harmlessLine(emoji),
    });
    if (came.length > 0) given.push(say("plain.reacted", told(came)));
    if (went.length > 0) taken.push(say("plain.unreacted", told(went)));
  }
  if (given.length + taken.length === 0) return null;
  const what = list([...given, ...taken]);
  const message = gistText(now, words);
  return taken.length === 0
    ? say("plain.reactedTo", { what, message })
    : say("plain.reactedAt", { what, message });
}

/** So many of those that a text did not reach are told with the reason. */
const mostReasons = 3;

/** Whom texts of one's own message did not reach, in one line. */
export function failuresText(
  message: Message,
  failed: readonly Delivery[],
  { words, names }: Telling,
): string {
  const { say, clock, list } = words;
  const told = failed.slice(0, mostReasons);
  const reasons = told.map((delivery) => reasonOf(delivery, words, names));
  const who = told.map(({ person }) => names.of(person));
  if (failed.length > told.length)
    who.push(say("plain.others", { count: failed.length - told.length }));
  const text = say("plain.textFailed", {
    count: failed.length,
    names: list(who),
    message: gistText(message, words),
  });
  return `${clock(new Date())} ${text} ${reasons.join(" ")}`;
}
