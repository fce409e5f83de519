import { useConversation, useParleyState } from "@parley/client";
import type { Id } from "@parley/protocol";
import { memo } from "react";
import { harmlessLine } from "../../safe/harmless.ts";
import type { Line, Span } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useNames } from "../names.ts";

/** What is open, who is in it, and what it is about. */
export const Head = memo(function Head({ open, width }: { open: Id | null; width: number }) {
  const conversation = useConversation(open ?? 0);
  const { say } = useWords();
  const names = useNames();
  const presence = useParleyState((state) => state.presence);
  return <Lines lines={[line()]} width={width} />;

  function line(): Line {
    if (!conversation) return [];
    const { info, members } = conversation;
    const spans: Span[] = [{ text: " " }, { text: names.title(info), bold: true }];
    const quiet = (text: string) => spans.push({ text: `  ${text}`, role: "quiet" });
    if (info.sealed) spans.push({ text: "  ⚿", role: "sealed" });
    if (info.kind !== "direct") quiet(say("conversation.people", { count: info.members }));
    else if (info.with && info.with.id !== names.me) {
      if (info.with.username) quiet(`@${info.with.username}`);
      if (presence.get(info.with.id) === "online") quiet(`• ${say("list.online")}`);
    }
    const byText = members?.filter(({ person }) => person.kind === "phone").length ?? 0;
    if (info.phones) {
      const text = byText > 0 ? say("conversation.byText", { count: byText }) : say("list.byText");
      spans.push({ text: `  ☎ ${text}`, role: "byText" });
    }
    if (info.topic) quiet(harmlessLine(info.topic));
    return spans;
  }
});
