import { isolate } from "@parley/client";
import { useState } from "react";
import { chordShown } from "../keys/chord.ts";
import { useBindings, useKeys } from "../keys/router.tsx";
import type { Line } from "../paint/paint.ts";
import { edits } from "../readline/edits.ts";
import { editorOf, insert } from "../readline/editor.ts";
import { harmlessLine, withoutIsolates } from "../safe/harmless.ts";
import { Lines } from "../screen/lines.tsx";
import { useWords } from "../words/useWords.ts";

interface FindProps {
  entries: readonly string[];
  width: number;
  /** What was found and taken; null when it was called off. */
  onDone: (found: string | null) => void;
}

/** Ctrl+R: what was written before and has these letters in it. */
export function Find({ entries, width, onDone }: FindProps) {
  const { say } = useWords();
  const bindings = useBindings();
  const [editor, setEditor] = useState(() => editorOf(""));
  const [nth, setNth] = useState(0);
  const wanted = editor.text.toLowerCase();
  const matches =
    wanted === "" ? [] : entries.filter((each) => each.toLowerCase().includes(wanted));
  const found = matches[Math.min(nth, matches.length - 1)] ?? null;
  const again = bindings.get("compose.find") ?? [];

  useKeys(
    "question",
    {},
    {
      otherwise({ chord, text, pasted }) {
        if (again.includes(chord)) setNth(Math.min(nth + 1, Math.max(0, matches.length - 1)));
        else if (chord === "enter") onDone(found);
        else if (chord === "escape") onDone(null);
        else if (chord === "backspace" || chord === "ctrl+h") setEditor(edits["edit.deleteLeft"]);
        else if (text !== "") {
          setEditor((before) => insert(before, pasted ? text.split("\n")[0]! : text));
          setNth(0);
        }
      },
    },
  );

  const typed = isolate(harmlessLine(editor.text));
  const lines: Line[] = [
    [
      { text: withoutIsolates(say("composer.find", { typed })), role: "you" },
      { text: "▏", role: "you" },
      {
        text: ` ${say("composer.find.keys", { again: again.map(chordShown).join(" ") })}`,
        role: "quiet",
      },
    ],
    found === null
      ? [{ text: wanted === "" ? "" : `  ${say("composer.find.none")}`, role: "quiet" }]
      : [{ text: `  ${harmlessLine(found)}` }],
  ];
  return <Lines lines={lines} width={width} />;
}
