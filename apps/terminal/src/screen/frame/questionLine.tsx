import { Box, type DOMElement } from "ink";
import { useRef, useState } from "react";
import { useBindings, useKeys } from "../../keys/router.tsx";
import { chordShown } from "../../keys/chord.ts";
import { harmlessLine, withoutIsolates } from "../../safe/harmless.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { wrap } from "../../safe/wrap.ts";
import type { Line } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Cursor } from "../canvas/cursor.tsx";
import { Lines } from "../lines.tsx";
import { useField } from "../field.ts";
import { useUiStore, type Question } from "../ui.ts";

/** How many lines a question takes, its answer included. */
export const questionRows = ({ text }: Question, width: number): number =>
  Math.min(4, wrap(worded(text), width - 2).length) + 1;

const worded = (text: string) => harmlessLine(withoutIsolates(text));

/** A question in the status line's place: yes or no, or a line to be typed. */
export function QuestionLine({ question, width }: { question: Question; width: number }) {
  const asks = wrap(worded(question.text), width - 2)
    .slice(0, 4)
    .map((text): Line => [{ text: `? ${text}`, role: "wants", bold: true }]);
  return (
    <>
      <Lines lines={asks} width={width} />
      {question.typed === undefined ? (
        <YesOrNo width={width} />
      ) : (
        <Typing key={question.text} begun={question.typed} width={width} />
      )}
    </>
  );
}

function YesOrNo({ width }: { width: number }) {
  const ui = useUiStore();
  const bindings = useBindings();
  const { say } = useWords();
  // Whatever else is pressed answers nothing: a key that was meant for the text must not delete.
  useKeys(
    "question",
    { "question.yes": () => ui.answer(""), "question.no": () => ui.answer(null) },
    { otherwise: () => undefined },
  );
  const shown = (action: "question.yes" | "question.no") =>
    (bindings.get(action) ?? []).map(chordShown).join(" ");
  const line: Line = [
    { text: `  ${shown("question.yes")} `, bold: true },
    { text: say("shell.yes"), role: "quiet" },
    { text: ` · ${shown("question.no")} `, bold: true },
    { text: say("shell.no"), role: "quiet" },
  ];
  return <Lines lines={[line]} width={width} />;
}

function Typing({ begun, width }: { begun: string; width: number }) {
  const ui = useUiStore();
  const [initial] = useState(begun);
  const field = useField("question", initial, {
    onEnter: (typed) => ui.answer(typed),
    onEscape: () => ui.answer(null),
  });
  const box = useRef<DOMElement>(null);
  const prompt = "  › ";
  const before = harmlessLine(field.text.slice(0, field.at));
  const x = Math.min(width - 1, widthOf(prompt) + widthOf(before));
  const typed: Line = [
    { text: prompt, role: "you" },
    { text: cut(harmlessLine(field.text), width - 5) },
  ];
  return (
    <Box ref={box} width={width}>
      <Lines lines={[typed]} width={width} />
      <Cursor of={box} x={x} y={0} />
    </Box>
  );
}
