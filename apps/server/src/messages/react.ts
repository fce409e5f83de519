import { limits, Refusal, type Id, type Message } from "@parley/protocol";
import type { Parts } from "../parts.ts";
import { changeMessage, refuseUnaccepted } from "./change.ts";
import { presentMessage } from "./present.ts";
import { updateMessage } from "./queries.ts";

type Reactions = NonNullable<Message["reactions"]>;

interface Reaction {
  conversation: Id;
  seq: number;
  emoji: string;
}

/** Adds or takes back one person's reaction. Doing either twice is doing it once. */
export async function react(
  parts: Parts,
  person: Id,
  { conversation, seq, emoji }: Reaction,
  on: boolean,
): Promise<Message> {
  const row = await changeMessage(
    parts,
    person,
    conversation,
    seq,
    async (tx, { row, ...mine }) => {
      if (row.deleted_at !== null) throw new Refusal(on ? "message_deleted" : "not_found");
      const before = row.reactions === null ? [] : (JSON.parse(row.reactions) as Reactions);
      const after = on
        ? withReaction(before, emoji, person)
        : withoutReaction(before, emoji, person);
      if (after === before) return null;
      if (on) await refuseUnaccepted(parts, tx, mine);
      if (after.length > limits.reactionsPerMessage) throw new Refusal("too_many_reactions");
      return (ver) =>
        updateMessage(tx, row, { ver, reactions: after.length > 0 ? JSON.stringify(after) : null });
    },
  );
  return presentMessage(row);
}

export function withReaction(reactions: Reactions, emoji: string, person: Id): Reactions {
  const own = reactions.find((reaction) => reaction.emoji === emoji);
  if (!own) return [...reactions, { emoji, people: [person] }];
  if (own.people.includes(person)) return reactions;
  return reactions.map((reaction) =>
    reaction === own ? { emoji, people: [...own.people, person] } : reaction,
  );
}

export function withoutReaction(reactions: Reactions, emoji: string, person: Id): Reactions {
  const own = reactions.find((reaction) => reaction.emoji === emoji);
  if (!own?.people.includes(person)) return reactions;
  return reactions
    .map((reaction) =>
      reaction === own ? { emoji, people: own.people.filter((id) => id !== person) } : reaction,
    )
    .filter((reaction) => reaction.people.length > 0);
}
