import { unreadOf } from "../select.ts";
import type { ConversationState } from "../state.ts";
import type { Id } from "@parley/protocol";

export interface Section {
  name: "unread" | "channels" | "groups" | "people";
  conversations: ConversationState[];
}

/** The open conversation, and whether it was unread as it was opened. */
export interface Opened {
  id: Id | null;
  unread: boolean;
}

/**
 * The list as it is drawn. The open conversation keeps the place it was opened from until it is
 * left, so that neither reading it nor what is said in it moves anything.
 */
export function sectionsOf(
  joined: readonly ConversationState[],
  opened: Opened,
  titleOf: (conversation: ConversationState) => string,
): Section[] {
  const isUnread = (conversation: ConversationState) =>
    conversation.info.id === opened.id ? opened.unread : wantsReading(conversation);
  const read = joined.filter((conversation) => !isUnread(conversation));
  const byTitle = (one: ConversationState, other: ConversationState) =>
    Number(other.info.general) - Number(one.info.general) ||
    titleOf(one).localeCompare(titleOf(other));
  const ofKind = (kind: ConversationState["info"]["kind"]) =>
    read.filter((conversation) => conversation.info.kind === kind);

  const sections: Section[] = [
    { name: "unread", conversations: joined.filter(isUnread) },
    { name: "channels", conversations: ofKind("channel").toSorted(byTitle) },
    { name: "groups", conversations: ofKind("group").toSorted(byTitle) },
    // Directs stay in the order of their last message: people are looked for by recency.
    { name: "people", conversations: ofKind("direct") },
  ];
  return sections.filter((section) => section.conversations.length > 0);
}

/** Muted conversations ask for nothing but an answer to a mention. */
export function wantsReading(conversation: ConversationState): boolean {
  const { level, mentions } = conversation.info.me;
  return mentions > 0 || (level !== "nothing" && unreadOf(conversation) > 0);
}

/** What the title and the app's badge count: mentions, and whatever is said to me alone. */
export function wantedOf(conversation: ConversationState): number {
  const { kind, me } = conversation.info;
  if (me.state === "requested") return 0;
  if (kind !== "direct") return me.mentions;
  return me.level === "nothing" ? 0 : unreadOf(conversation);
}

/** The neighbour in the drawn order, round the ends; the first or last when none is open. */
export function neighbourOf(
  sections: readonly Section[],
  open: Id | null,
  step: 1 | -1,
  unreadOnly: boolean,
): Id | null {
  const all = sections.flatMap((section) => section.conversations);
  const from = all.findIndex((conversation) => conversation.info.id === open);
  for (let moved = 1; moved <= all.length; moved++) {
    const start = from === -1 && step === -1 ? 0 : from;
    const at = (start + step * moved + all.length * 2) % all.length;
    const candidate = all[at]!;
    if (candidate.info.id === open) continue;
    if (!unreadOnly || wantsReading(candidate)) return candidate.info.id;
  }
  return null;
}
