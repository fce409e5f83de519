import { unreadOf, wantsReading, type ConversationState, type State } from "@parley/client";
import type { Id } from "@parley/protocol";
import { cut } from "../../safe/width.ts";
import { wrap } from "../../safe/wrap.ts";
import { withEnd, type Line, type Span } from "../../paint/paint.ts";
import type { Words } from "../../words/words.ts";
import type { Names } from "../names.ts";
import type { Listed } from "./sections.tsx";

export interface ListTeller {
  words: Words;
  names: Names;
  width: number;
  open: number | null;
  /** The list has the focus. */
  focused: boolean;
  /** Where something is begun. */
  drafted: ReadonlySet<Id>;
  presence: State["presence"];
}

export interface Drawn {
  lines: Line[];
  /** Whose line each is; null for a heading. */
  ids: (Id | null)[];
  /** The line of the open conversation, or -1. */
  openAt: number;
}

/** The whole list, section by section. */
export function listLines({ requested, sections }: Listed, teller: ListTeller): Drawn {
  const { words, width, open } = teller;
  const lines: Line[] = [];
  const ids: (Id | null)[] = [];
  let openAt = -1;
  const add = (title: string, conversations: readonly ConversationState[]) => {
    if (conversations.length === 0) return;
    lines.push([{ text: cut(title, width), role: "quiet" }]);
    ids.push(null);
    for (const conversation of conversations) {
      if (conversation.info.id === open) openAt = lines.length;
      lines.push(conversationLine(conversation, teller));
      ids.push(conversation.info.id);
    }
  };
  add(words.say("list.requests"), requested);
  for (const { name, conversations } of sections) add(words.say(`list.${name}`), conversations);
  if (lines.length === 0)
    lines.push(
      ...wrap(words.say("list.empty"), width).map((text): Line => [{ text, role: "quiet" }]),
    );
  return { lines, ids, openAt };
}

function conversationLine(conversation: ConversationState, teller: ListTeller): Line {
  const { words, names, width, open, focused, drafted } = teller;
  const { info } = conversation;
  const isOpen = info.id === open;
  const unread = wantsReading(conversation);
  const look = {
    ...(unread && { bold: true }),
    ...(isOpen && focused && { inverse: true }),
  };
  const start: Span[] = [
    isOpen ? { text: focused ? "▶" : "▎", role: "you", ...look } : { text: " " },
    ...signOf(conversation, teller).map((span) => ({ ...span, ...look })),
    { text: names.title(info), ...look },
  ];
  const end: Span[] = [];
  if (!isOpen && drafted.has(info.id))
    end.push({ text: ` ${words.say("list.draft")}`, role: "quiet", italic: true });
  if (info.me.level === "nothing") end.push({ text: ` ${words.say("list.muted")}`, role: "quiet" });
  end.push(...badgeOf(conversation, words));
  return withEnd(start, end, width);
}

/** What stands before a name: ☎ where phones take part, • for somebody who is here now. */
function signOf({ info }: ConversationState, { presence, names }: ListTeller): Span[] {
  if (info.sealed) return [{ text: "⚿ ", role: "sealed" }];
  if (info.phones) return [{ text: "☎ ", role: "byText" }];
  if (info.kind === "group") return [{ text: "∴ ", role: "quiet" }];
  if (info.kind === "channel") return [];
  const here = info.with && info.with.id !== names.me && presence.get(info.with.id) === "online";
  return here ? [{ text: "• ", role: "you" }] : [{ text: "  " }];
}

/** Mentions in amber with their sign, a direct's messages in amber, others' plain. */
function badgeOf(conversation: ConversationState, { number }: Words): Span[] {
  const { kind, me } = conversation.info;
  if (me.state === "requested") return [{ text: " ?", role: "wants", bold: true }];
  if (me.mentions > 0) return [{ text: ` @${number(me.mentions)}`, role: "wants", bold: true }];
  const count = unreadOf(conversation);
  if (count === 0 || me.level === "nothing") return [];
  const text = count > 99 ? ` ${number(99)}+` : ` ${number(count)}`;
  return [kind === "direct" ? { text, role: "wants", bold: true } : { text, bold: true }];
}
