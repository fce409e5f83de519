import { lengthOf, limits } from "@parley/protocol";
import { useBindings, useKeys } from "../keys/router.tsx";
import { chordShown } from "../keys/chord.ts";
import type { Line, Span } from "../paint/paint.ts";
import { wrap } from "../safe/wrap.ts";
import { Lines } from "../screen/lines.tsx";
import { useWords } from "../words/useWords.ts";

/** More lines than this are not put in without a question: they may have been meant for another window. */
const mostLines = 5;

const linesOf = (text: string): number => text.replace(/\n$/, "").split("\n").length;

/** Whether it is asked about before it stands in the field. */
export const isMuch = (text: string): boolean =>
  linesOf(text) > mostLines || lengthOf(text) > limits.bodyMax;

interface PasteProps {
  text: string;
  width: number;
  /** Puts this in; null: nothing. */
  onText: (text: string | null) => void;
  onFile: (text: string) => void;
}

/** What is to become of much that was pasted. */
export function PasteQuestion({ text, width, onText, onFile }: PasteProps) {
  const { say } = useWords();
  const bindings = useBindings();
  const length = lengthOf(text);
  const isTooLong = length > limits.bodyMax;
  const count = linesOf(text);
  useKeys(
    "question",
    {
      "question.yes": () => onText(text),
      "question.no": () => onText(null),
      "question.code": () => onText(fenced(text)),
      "question.file": () => (isTooLong ? onFile(text) : false),
    },
    // Any other key is no answer.
    { otherwise: () => undefined },
  );
  const asks = isTooLong
    ? say("composer.paste.long", { characters: length, lines: count, most: limits.bodyMax })
    : say("composer.paste.asks", { count });
  const ways = isTooLong
    ? [...answers, ["question.file", "composer.paste.asFile"] as const]
    : answers;
  const keys = ways.flatMap(([action, word], index): Span[] => [
    {
      text: `${index > 0 ? " · " : "  "}${chordShown(bindings.get(action)?.[0] ?? "")} `,
      bold: true,
    },
    { text: say(word), role: "quiet" },
  ]);
  const question = wrap(asks, width - 2).map((text): Line => [
    { text: `? ${text}`, role: "wants", bold: true },
  ]);
  const lines: Line[] = [...question, keys];
  return <Lines lines={lines} width={width} />;
}

const answers = [
  ["question.yes", "composer.paste.yes"],
  ["question.no", "composer.paste.no"],
  ["question.code", "composer.paste.code"],
] as const;

/** A fence is longer than any in what it holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text.replace(/\n$/, "")}\n${fence}\n`;
}
