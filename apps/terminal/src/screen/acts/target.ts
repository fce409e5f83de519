import type { OutboxItem, TimelineItem } from "@parley/client";
import type { Message, MyConversation } from "@parley/protocol";
import { calledOf } from "../timeline/keyOfSeq.ts";

export type Target = { kind: "message"; message: Message } | { kind: "pending"; item: OutboxItem };

/** What message mode stands on. One's own that was sent meanwhile is found by the cid it was known by. */
export function targetOf(
  items: readonly TimelineItem[],
  selected: number | string | null,
): Target | null {
  if (selected === null) return null;
  const found = items.findLast(
    (item) =>
      calledOf(item) === selected || (item.kind === "message" && item.message.cid === selected),
  );
  if (found?.kind === "message") return { kind: "message", message: found.message };
  return found?.kind === "pending" ? { kind: "pending", item: found.item } : null;
}

/** Anybody's messages, not only one's own: as the server has it. */
export function mayDelete({ me }: MyConversation, own: boolean): boolean {
  return me.state === "joined" && (own || me.role !== "member");
}
