import { unreadOf, useConnection, type ConversationState } from "@parley/client";
import { useEffect, useState } from "react";
import { chordShown } from "../../keys/chord.ts";
import { useBindings } from "../../keys/router.tsx";
import { useOutside } from "../outside.ts";
import { useWords } from "../../words/useWords.ts";
import type { Line } from "../../paint/paint.ts";
import { wrap } from "../../safe/wrap.ts";
import type { View } from "./view.ts";

/** Long enough that a connection which comes at once is never mentioned. */
const patienceMs = 1500;

interface Frame {
  atEnd: boolean;
  height: number;
  width: number;
}

/** The lines on screen with what has to be said over them, so that nothing moves for it. */
export function useNotices(
  conversation: ConversationState,
  view: View,
  { atEnd, height, width }: Frame,
): Line[] {
  const { say } = useWords();
  const key = chordShown(useBindings().get("timeline.newest")?.[0] ?? "");
  const above = useAbove(conversation);
  const lines = view.lines.map(({ line }) => line);
  const isEmpty = conversation.timeline.messages.length === 0 && lines.length === 0;
  if (isEmpty && above === null)
    return conversation.timeline.atStart ? centred([say("timeline.empty")], width) : [];
  if (isEmpty && above !== null) return centred(wrap(above.text, width - 2), width);

  if (!atEnd && lines.length > 1) {
    const count = unreadOf(conversation);
    const text = count > 0 ? say("shell.newer", { count }) : say("shell.older", { key });
    lines[lines.length - 1] = [
      { text: ` ↓ ${text}`, role: count > 0 ? "wants" : "quiet", bold: count > 0 },
    ];
  }
  if (above === null) return lines;
  const notice: Line[] = wrap(above.text, width - 3).map((text) => [
    { text: ` ${above.wrong ? "⚠" : "·"} ${text}`, role: above.wrong ? "wrong" : "wants" },
  ]);
  // At the top of the pane, also where there is little to read yet.
  const room = Math.max(0, height - lines.length);
  const blank = Array.from({ length: Math.max(0, room - notice.length) }, (): Line => []);
  return [...notice, ...blank, ...lines.slice(Math.max(0, notice.length - room))];
}

interface Above {
  text: string;
  wrong: boolean;
}

function useAbove({ timeline }: ConversationState): Above | null {
  const { say, sayError } = useWords();
  const { phase } = useConnection();
  const server = new URL(useOutside().profile.server).host;
  const away = useLasting(phase === "away" || phase === "connecting");
  const { error, loading, messages } = timeline;
  const slow = useLasting(loading !== null);
  if (phase === "signed-out") return { text: say("shell.signedOut", { server }), wrong: true };
  if (phase === "too-old") return { text: say("shell.tooOld"), wrong: true };
  if (away) return { text: say("shell.away"), wrong: false };
  if (error && error !== "unreachable")
    return { text: say("timeline.failed", { reason: sayError(error) }), wrong: true };
  if (error && messages.length === 0) return { text: say("timeline.notHere"), wrong: false };
  if (!slow) return null;
  const text = messages.length === 0 ? say("timeline.loading") : say("timeline.loadingOlder");
  return { text, wrong: false };
}

/** True once something has gone on for a while; false at once when it ends. */
export function useLasting(goesOn: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!goesOn) return;
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [goesOn]);
  return lasting;
}

function centred(texts: readonly string[], width: number): Line[] {
  return texts.map((text) => [
    { text: " ".repeat(Math.max(0, Math.floor((width - text.length) / 2))) },
    { text, role: "quiet" },
  ]);
}
