import type { Row, TimelineItem } from "@parley/client";
import { rowLines } from "../timeline/rowLines.ts";
import type { Teller } from "../timeline/teller.ts";
import type { Place, View } from "../timeline/view.ts";
import { useChoosing } from "./useChoosing.ts";

interface Given {
  items: readonly TimelineItem[];
  rows: readonly Row[];
  view: View;
  height: number;
  teller: Teller;
  setPlace: (place: Place) => void;
}

/** Message mode on a screen: it begins with what is seen, and the chosen message is brought into view. */
export function useMessageKeys({ items, rows, view, height, teller, setPlace }: Given): void {
  useChoosing({ items, info: teller.info, begin, onChoose: ({ key }) => bring(key) });

  function begin(said: readonly TimelineItem[]): TimelineItem | undefined {
    const last = rows.slice(0, view.last + 1).findLast((row) => row.kind === "said");
    return said.findLast((item) => item.key === last?.key);
  }

  /** Scrolls no further than it takes to see all of it. */
  function bring(key: string): void {
    const index = rows.findIndex((row) => row.key === key);
    if (index === -1) return setPlace({ key, top: 1 });
    if (index > view.first && index < view.last) return setPlace(view.place);
    const lines = rowLines(rows[index]!, teller).length;
    const shown = view.lines.filter(({ row }) => row === index).length;
    if (shown === lines) return setPlace(view.place);
    if (index <= view.first) setPlace({ key, top: 0 });
    else setPlace({ key, top: Math.max(0, height - lines) });
  }
}
