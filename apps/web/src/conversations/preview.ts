import { gistOf, useMe, usePerson, type ConversationState } from "@parley/client";
import { useWords } from "../words/words.tsx";
import { useNames } from "./names.ts";

/** The last thing said, in one line. */
export function usePreview({ info, last }: ConversationState): string {
  const { say } = useWords();
  const me = useMe();
  const nameOf = useNames();
  const sender = usePerson(last?.sender ?? 0);
  if (!last) return say("list.nothingYet");
  const text = last.deletedAt ? say("message.deleted") : gistOf(last, say);
  if (last.sender === me?.id) return say("list.own", { text });
  if (info.kind === "direct" || !sender) return text;
  return say("list.said", { author: nameOf(sender), text });
}
