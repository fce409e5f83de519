import { useEffect, useRef, useState } from "react";
import { chordShown } from "../../keys/chord.ts";
import { useBindings, useKeys } from "../../keys/router.tsx";
import type { ActionName } from "../../keys/table.ts";
import type { Line } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import type { ReaderProps } from "../panes/readerProps.ts";
import { useChosen } from "../panes/useChosen.ts";
import { useUiStore } from "../ui.ts";
import { lineText } from "./lineText.ts";
import { useTranscript } from "./transcript.ts";

/** So many lines, or items, are told at once. */
const pageOf = 20;

/** Something to read on its own, in lines: a page of it, and then the next; or one item, and then the next. */
export function ToldReader(props: ReaderProps) {
  const { title, items, onChoose, onOpen, end } = props;
  const ui = useUiStore();
  const bindings = useBindings();
  const transcript = useTranscript();
  useEffect(() => transcript?.tell(title), [transcript, title]);
  const tell = (texts: readonly string[]) => transcript?.tell(...texts);
  const read = useRead(onChoose ? [] : items.flat(), tell);
  const choose = useChoice(props, tell);

  useEnd(end ? lineText(end) : "", onChoose !== undefined && choose.isLast, items.length);

  const by = (lines: number, index: number) => () => {
    if (onChoose) choose.by(index);
    else if (lines > 0) read.further();
    else read.again();
  };
  useKeys(
    "reader",
    {
      "reader.up": by(-1, -1),
      "reader.down": by(1, 1),
      "reader.pageUp": by(-1, -pageOf),
      "reader.pageDown": () => (onChoose ? choose.page() : read.further()),
      "reader.first": by(-1, -Infinity),
      "reader.last": by(1, Infinity),
      "reader.choose": () => (items.length > 0 ? onChoose?.(choose.chosen) : undefined),
      "reader.close": () => ui.show(null),
    },
    {
      otherwise({ chord }) {
        if (bindings.get("message.links")?.includes(chord)) onOpen?.();
      },
    },
  );
  return <ReaderHints isChoosing={onChoose !== undefined} hasMore={read.hasMore} />;
}

/** Page by page; when what was told has become something else, from there on again. */
function useRead(lines: readonly Line[], tell: (texts: readonly string[]) => void) {
  const texts = lines.map(lineText).filter((text) => text !== "");
  const told = useRef<readonly string[]>([]);
  const [most, setMost] = useState(pageOf);
  useEffect(() => {
    const before = told.current;
    const differs = before.findIndex((text, index) => text !== texts[index]);
    const from = differs === -1 ? before.length : differs;
    told.current = texts.slice(0, most);
    tell(told.current.slice(from));
  });
  return {
    hasMore: texts.length > most,
    further: () => setMost(Math.min(most + pageOf, Math.max(pageOf, texts.length))),
    again: () => tell(told.current),
  };
}

/** One after the other, each with its place. */
function useChoice(props: ReaderProps, tell: (texts: readonly string[]) => void) {
  const { items, ids, onChoose } = props;
  const { say } = useWords();
  const [chosen, setChosen] = useChosen(props);
  const told = useRef<string | null>(null);
  const last = items.length - 1;
  const isThere = onChoose !== undefined && items.length > 0;
  const textOf = (index: number) => {
    const text = (items[index] ?? []).map(lineText).join(" ");
    return `${say("plain.place", { at: index + 1, all: items.length })}. ${text}`;
  };
  useEffect(() => {
    const now = ids?.[chosen] ?? String(chosen);
    if (!isThere || told.current === now) return;
    told.current = now;
    tell([textOf(chosen)]);
  });

  return {
    chosen,
    isLast: isThere && chosen === last,
    by(step: number) {
      // At the ends the same is told again, so that the key is answered.
      if (setChosen(chosen + step) === chosen) tell([textOf(chosen)]);
    },
    page() {
      const to = Math.min(last, chosen + pageOf);
      const passed = Array.from({ length: Math.max(0, to - chosen - 1) }, (_, index) =>
        textOf(chosen + 1 + index),
      );
      tell(passed);
      setChosen(to);
    },
  };
}

/** What stands below the last item, to whoever came there; and how many came since. */
function useEnd(text: string, isLast: boolean, count: number): void {
  const { say } = useWords();
  const transcript = useTranscript();
  const toldAt = useRef<number | null>(null);
  useEffect(() => {
    if (toldAt.current !== null && count > toldAt.current) {
      transcript?.tell(say("plain.further", { count: count - toldAt.current }));
      toldAt.current = null;
    }
    if (!isLast) return;
    toldAt.current = count;
    transcript?.tell(text);
  }, [transcript, text, isLast, count, say]);
}

/** The line that is not told but stands below: which keys lead on, and out. */
function ReaderHints({ isChoosing, hasMore }: { isChoosing: boolean; hasMore: boolean }) {
  const bindings = useBindings();
  const { say } = useWords();
  const hint = (action: ActionName, text: string) =>
    `${chordShown(bindings.get(action)?.[0] ?? "")} ${text}`;
  const hints = [
    isChoosing && hint("reader.down", say("hint.next")),
    isChoosing && hint("reader.choose", say("hint.go")),
    hasMore && hint("reader.pageDown", say("hint.more")),
    hint("reader.close", say("hint.close")),
  ];
  const text = hints.filter(Boolean).join(" · ");
  return <Lines lines={[[{ text }]]} width={text.length} />;
}
