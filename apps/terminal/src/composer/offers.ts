import {
  commandObstacle,
  commands,
  commandsFor,
  nameOf,
  peopleFor,
  queryAt,
  rank,
  type ConversationState,
  type State,
} from "@parley/client";
import { emojiByName } from "../safe/emojiNames.ts";
import { harmlessLine, harmlessName } from "../safe/harmless.ts";
import type { Words } from "../words/words.ts";
import { ownCommands, usageOf } from "./ownCommands.ts";

/** One thing that what is being typed may become. */
export interface Offer {
  /** What is written in the place of what was typed. */
  text: string;
  label: string;
  hint: string;
}

export interface Offers {
  /** The stretch that was typed, and is replaced. */
  start: number;
  end: number;
  offers: readonly Offer[];
  /** What was typed is one of them already: Enter is not for choosing any more. */
  isWhole: boolean;
}

const most = 8;

/** What the word at the cursor may become: `@` somebody here, `#` a conversation, `:` an emoji, `/` a command. */
export function offersAt(
  text: string,
  at: number,
  conversation: ConversationState,
  state: State,
  words: Pick<Words, "say">,
): Offers | null {
  const found = [
    commandOffers(text, at, conversation, state, words),
    mentionOffers(text, at, conversation, state),
    channelOffers(text, at, state),
    emojiOffers(text, at),
  ];
  return found.find((each) => each !== null && each.offers.length > 0) ?? null;
}

function commandOffers(
  text: string,
  at: number,
  { info }: ConversationState,
  { me }: State,
  words: Pick<Words, "say">,
): Offers | null {
  if (at !== text.length || !me) return null;
  const all = { ...commands, ...ownCommands };
  const names = commandsFor(text, ownCommands).filter(
    (name) => name in ownCommands || !commandObstacle(name as keyof typeof commands, info, me),
  );
  const typed = text.slice(1).toLowerCase();
  return {
    start: 0,
    end: at,
    offers: names.map((name) => ({
      text: all[name].takes.length > 0 ? `/${name} ` : `/${name}`,
      label: usageOf(name, words),
      hint: words.say(`command.${name}`),
    })),
    // One that takes nothing is given as it is.
    isWhole: names.some((name) => name === typed && all[name].takes.length === 0),
  };
}

function mentionOffers(
  text: string,
  at: number,
  { members }: ConversationState,
  { contacts, me }: State,
): Offers | null {
  const query = queryAt(text, at);
  if (!query) return null;
  const people = peopleFor(query, members ?? [], me?.id ?? 0);
  return {
    start: query.start,
    end: query.end,
    offers: people.map((person) => ({
      text: `@${person.username} `,
      label: harmlessName(nameOf(person, contacts)),
      hint: `@${person.username}`,
    })),
    isWhole: people.some(({ username }) => username === query.text),
  };
}

const channelTyped = /(?:^|[\s(])#([\p{L}\p{N}._-]*)$/u;

function channelOffers(text: string, at: number, { conversations }: State): Offers | null {
  const typed = channelTyped.exec(text.slice(0, at))?.[1];
  if (typed === undefined) return null;
  const named = Array.from(conversations.values(), ({ info }) => ({
    name: info.name ?? "",
    topic: info.topic,
    weight: Date.parse(info.lastAt),
  }));
  const found = rank(
    named.filter(({ name }) => name !== ""),
    typed,
    most,
  );
  return {
    start: at - typed.length - 1,
    end: at,
    offers: found.map(({ name, topic }) => ({
      text: `#${name} `,
      label: `#${harmlessName(name)}`,
      hint: harmlessLine(topic),
    })),
    isWhole: found.some(({ name }) => name.toLowerCase() === typed.toLowerCase()),
  };
}

/** Two letters at least: a colon is written for many reasons. */
/** Behind a plus at the beginning it reacts. */
const emojiWritten = /(?:^\+?|[\s(]):([a-z0-9+-][a-z0-9_+-]+)$/i;

function emojiOffers(text: string, at: number): Offers | null {
  const typed = emojiWritten.exec(text.slice(0, at))?.[1]?.toLowerCase();
  if (typed === undefined) return null;
  const names = Array.from(emojiByName.keys());
  const begin = names.filter((name) => name.startsWith(typed));
  const within = names.filter((name) => name.includes(`_${typed}`));
  return {
    start: at - typed.length - 1,
    end: at,
    offers: [...begin, ...within].slice(0, most).map((name) => ({
      text: `${emojiByName.get(name)} `,
      label: harmlessLine(emojiByName.get(name)!),
      hint: `:${name}:`,
    })),
    isWhole: false,
  };
}
