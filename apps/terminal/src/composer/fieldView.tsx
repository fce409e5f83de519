import { Box } from "ink";
import { useState } from "react";
import { useMouse } from "../keys/router.tsx";
import type { Line, Span } from "../paint/paint.ts";
import type { Editor } from "../readline/editor.ts";
import { cellOf, placeAt, rowsOfText } from "../readline/rows.ts";
import { Cursor } from "../screen/canvas/cursor.tsx";
import { Lines } from "../screen/lines.tsx";

interface FieldViewProps {
  editor: Editor;
  /** Shown while nothing is written. */
  placeholder: string;
  /** Stands before the first row, as wide as the rows below are indented. */
  prompt: Span;
  width: number;
  maxRows: number;
  /** The keys go here: the cursor is shown. */
  isFocused: boolean;
  /** A place in the text was clicked on. */
  onClick?: (at: number) => void;
}

export const promptWidth = 2;

/** What is being written, as many rows of it as there is room for, the one with the cursor always among them. */
export function FieldView(props: FieldViewProps) {
  const { editor, placeholder, prompt, width, maxRows, isFocused, onClick } = props;
  const [scrolled, setScrolled] = useState(0);
  const rows = rowsOfText(editor.text, width - promptWidth);
  const { row, cell } = cellOf(rows, editor.at);
  const shown = Math.max(1, Math.min(maxRows, rows.length));
  const first = Math.max(
    row - shown + 1,
    Math.min(scrolled, row, Math.max(0, rows.length - shown)),
  );
  if (first !== scrolled) setScrolled(first);

  const box = useMouse({
    click({ x, y }) {
      if (!onClick) return false;
      onClick(placeAt(rows, Math.min(first + y, rows.length - 1), x - promptWidth));
    },
  });

  const lines = rows
    .slice(first, first + shown)
    .map(({ signs }, index): Line => [
      index + first === 0 ? prompt : { text: " ".repeat(promptWidth) },
      editor.text === ""
        ? { text: placeholder, role: "quiet" }
        : { text: signs.map(({ drawn }) => drawn).join("") },
    ]);
  return (
    <Box ref={box} flexDirection="column" flexShrink={0} width={width} height={shown}>
      <Lines lines={lines} width={width} />
      {isFocused && <Cursor of={box} x={promptWidth + cell} y={row - first} />}
    </Box>
  );
}
