import { wantsReading, type ConversationState } from "@parley/client";
import { useKeys } from "../../keys/router.tsx";
import type { ActionName } from "../../keys/table.ts";
import { useWords } from "../../words/useWords.ts";
import { useUi, useUiStore } from "../ui.ts";
import { useListed } from "./sections.tsx";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** The keys that lead to conversations from anywhere. */
export function useTravel(): void {
  const ui = useUiStore();
  const { all } = useListed();
  const open = useUi((now) => now.open);
  const { say } = useWords();
  const at = all.findIndex(({ info }) => info.id === open);

  function go(conversation: ConversationState | undefined): void {
    if (conversation) ui.go(conversation.info.id);
  }

  function step(by: 1 | -1): void {
    if (all.length === 0) return;
    const from = at === -1 && by === -1 ? 0 : at;
    go(all[(from + by + all.length) % all.length]);
  }

  /** Mentions first, then what is said to the reader alone, then the rest, each as it is drawn. */
  function nextUnread(): void {
    const unread = all.filter((each) => each.info.id !== open && wantsReading(each));
    const wanted = unread.toSorted((one, other) => urgency(one) - urgency(other))[0];
    if (wanted) go(wanted);
    else ui.tell(say("list.nothingUnread"));
  }

  function previousUnread(): void {
    const before = [
      ...all.slice(0, Math.max(0, at)).toReversed(),
      ...all.slice(at + 1).toReversed(),
    ];
    const found = before.find(wantsReading);
    if (found) go(found);
    else ui.tell(say("list.nothingUnread"));
  }

  const numbered = Object.fromEntries(
    digits.map((digit, index) => [`conversation.${digit}`, () => go(all[index])]),
  ) as Partial<Record<ActionName, () => void>>;

  useKeys("everywhere", {
    "conversation.next": () => step(1),
    "conversation.previous": () => step(-1),
    "conversation.nextUnread": nextUnread,
    "conversation.previousUnread": previousUnread,
    "conversation.back": () => ui.back(),
    "conversation.forward": () => ui.forth(),
    "conversation.last": () => ui.swap(),
    ...numbered,
  });
}

function urgency({ info }: ConversationState): number {
  if (info.me.mentions > 0) return 0;
  return info.kind === "direct" ? 1 : 2;
}
