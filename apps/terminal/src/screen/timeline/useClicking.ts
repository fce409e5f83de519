import type { Row } from "@parley/client";
import { useMouse } from "../../keys/router.tsx";
import type { Line } from "../../paint/paint.ts";
import { widthOf } from "../../safe/width.ts";
import { useOpener } from "../acts/useOpener.ts";
import { useUiStore } from "../ui.ts";
import { calledOf } from "./keyOfSeq.ts";
import type { Place, View } from "./view.ts";

interface Given {
  rows: readonly Row[];
  view: View;
  atEnd: boolean;
  setPlace: (place: Place) => void;
  toNewest: () => void;
}

/** The mouse in the messages: a link is opened, a message is chosen, and what says that there is more leads there. */
export function useClicking({ rows, view, atEnd, setPlace, toNewest }: Given) {
  const ui = useUiStore();
  const { openOne } = useOpener();
  return useMouse({
    click({ x, y }, { height }) {
      // The last line stands at the bottom; what there is no room for is cut from the top.
      const fromEnd = height - y;
      if (!atEnd && fromEnd === 1 && view.lines.length > 1) return toNewest();
      const shown = view.lines.at(-fromEnd);
      const row = shown && rows[shown.row];
      if (row?.kind !== "said") return;
      const href = hrefAt(shown!.line, x);
      if (href !== undefined) return void openOne({ kind: "link", href });
      ui.focus("timeline");
      ui.select(calledOf(row.item));
      setPlace(view.place);
    },
  });
}

function hrefAt(line: Line, x: number): string | undefined {
  let end = 0;
  return line.find(({ text }) => (end += widthOf(text)) > x)?.href;
}
