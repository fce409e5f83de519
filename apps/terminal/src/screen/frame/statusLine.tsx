import { useConnection } from "@parley/client";
import { memo } from "react";
import { useBindings } from "../../keys/router.tsx";
import { chordShown } from "../../keys/chord.ts";
import type { ActionName } from "../../keys/table.ts";
import { harmlessLine, withoutIsolates } from "../../safe/harmless.ts";
import { cut } from "../../safe/width.ts";
import { widthOfLine, withEnd, type Line, type Span } from "../../paint/paint.ts";
import type { Key } from "../../words/catalogue.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useOutside } from "../outside.ts";
import { useUi, type Tone } from "../ui.ts";

/** What was said last, until the next key; else what the keys do here. */
export const StatusLine = memo(function StatusLine({ width }: { width: number }) {
  const said = useUi((ui) => ui.said);
  const hints = useHints();
  const who = useWho();
  const room = widthOfLine(hints) + widthOfLine(who) <= width;
  const line: Line = said
    ? saidLine(said.text, said.tone)
    : room
      ? withEnd(hints, who, width)
      : hints;
  return <Lines lines={[line]} width={width} />;
});

function saidLine(text: string, tone: Tone): Span[] {
  const words = harmlessLine(withoutIsolates(text));
  if (tone === "went-wrong") return [{ text: `⚠ ${words}`, role: "wrong" }];
  return [{ text: tone === "done" ? `✓ ${words}` : words }];
}

interface Hint {
  action: ActionName;
  word: Extract<Key, `hint.${string}`>;
}

const onMessage: Hint[] = [
  { action: "message.reply", word: "hint.reply" },
  { action: "message.edit", word: "hint.edit" },
  { action: "message.delete", word: "hint.delete" },
  { action: "message.react", word: "hint.react" },
  { action: "message.copy", word: "hint.copy" },
  { action: "message.links", word: "hint.open" },
  { action: "message.view", word: "hint.view" },
  { action: "message.leave", word: "hint.leave" },
];
const onUnsent: Hint[] = [
  { action: "message.retry", word: "hint.retry" },
  { action: "message.edit", word: "hint.edit" },
  { action: "message.delete", word: "hint.discard" },
  { action: "message.leave", word: "hint.leave" },
];
const inReader: Hint[] = [{ action: "reader.close", word: "hint.close" }];
const inSwitcher: Hint[] = [
  { action: "switcher.choose", word: "hint.go" },
  { action: "switcher.close", word: "hint.close" },
];
const anywhere: Hint[] = [
  { action: "app.help", word: "hint.keys" },
  { action: "switcher.open", word: "hint.go" },
  { action: "focus.next", word: "hint.focus" },
  { action: "message.mode", word: "hint.message" },
];

/** What the keys do here. */
export function useHints(): Span[] {
  const bindings = useBindings();
  const { say } = useWords();
  const focus = useUi((ui) => ui.focus);
  const selected = useUi((ui) => ui.selected);
  const overlay = useUi((ui) => ui.overlay);
  const hints = hintsFor();
  return hints.flatMap(({ action, word }, index): Span[] => {
    const [chord] = bindings.get(action) ?? [];
    if (chord === undefined) return [];
    return [
      { text: `${index > 0 ? " · " : ""}${chordShown(chord)}`, bold: true, role: "quiet" },
      { text: ` ${say(word)}`, role: "quiet" },
    ];
  });

  function hintsFor(): Hint[] {
    if (overlay === "switcher") return inSwitcher;
    if (overlay !== null) return inReader;
    if (focus !== "timeline" || selected === null) return anywhere;
    return typeof selected === "string" ? onUnsent : onMessage;
  }
}

/** Whose account this is, and whether it is connected. */
function useWho(): Span[] {
  const { profile } = useOutside();
  const { say } = useWords();
  const { phase } = useConnection();
  const { host } = new URL(profile.server);
  const who = cut(`${profile.username ?? profile.name}@${host}`, 30);
  if (phase === "online") return [{ text: `  ${who}`, role: "quiet" }];
  return [
    { text: `  ${who} `, role: "quiet" },
    { text: `○ ${say("shell.offline")}`, role: "wants" },
  ];
}
