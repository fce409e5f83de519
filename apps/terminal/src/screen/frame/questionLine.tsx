import { useCursor } from "ink";
import { useState } from "react";
import { useBindings, useKeys } from "../../keys/router.tsx";
import { chordShown } from "../../keys/chord.ts";
import { harmlessLine, withoutIsolates } from "../../safe/harmless.ts";
import { cut, widthOf } from "../../safe/width.ts";
import { wrap } from "../../safe/wrap.ts";
import type { Line } from "../../paint/paint.ts";
import { useWords } from "../../words/useWords.ts";
import { Lines } from "../lines.tsx";
import { useField } from "../field.ts";
import { useUiStore, type Question } from "../ui.ts";

/** How many lines a question takes, its answer included. */
export const questionRows = ({ text }: Question, width: number): number =>
  Math.min(4, wrap(worded(text), width - 2).length) + 1;

const worded = (text: string) => harmlessLine(withoutIsolates(text));

/** A question in the status line's place: yes or no, or a line to be typed. */
export function QuestionLine({
  question,
  width,
  y,
}: {
  question: Question;
  width: number;
  /** Its line on the screen, for the cursor; null where that is not known. */
  y: number | null;
}) {
  const asks = wrap(worded(question.text), width - 2)
    .slice(0, 4)
    .map((text): Line => [{ text: `? ${text}`, role: "wants", bold: true }]);
  const answerAt = y === null ? null : y + asks.length;
  return (
    <>
      <Lines lines={asks} width={width} />
      {question.typed === undefined ? (
        <YesOrNo width={width} />
      ) : (
        <Typing key={question.text} begun={question.typed} width={width} y={answerAt} />
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

function Typing({ begun, width, y }: { begun: string; width: number; y: number | null }) {
  const ui = useUiStore();
  const [initial] = useState(begun);
  const field = useField("question", initial, {
    onEnter: (typed) => ui.answer(typed),
    onEscape: () => ui.answer(null),
  });
  const { setCursorPosition } = useCursor();
  const prompt = "  › ";
  const before = harmlessLine(field.text.slice(0, field.at));
  const x = Math.min(width - 1, widthOf(prompt) + widthOf(before));
  setCursorPosition(y === null ? undefined : { x, y });
  return (
    <Lines
      lines={[[{ text: prompt, role: "you" }, { text: cut(harmlessLine(field.text), width - 5) }]]}
      width={width}
    />
  );
}
