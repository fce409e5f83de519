import type { Line } from "../paint/paint.ts";
import { cut, padded, widthOf } from "../safe/width.ts";
import type { Words } from "../words/words.ts";
import type { OffersOpen } from "./useOffers.ts";

/** What is offered, the chosen one among those around it. */
export function offerLines(
  { offers, chosen }: OffersOpen,
  rows: number,
  width: number,
  { say }: Words,
): Line[] {
  const shown = Math.max(1, Math.min(rows, offers.length));
  const first = Math.min(Math.max(0, chosen - shown + 1), offers.length - shown);
  const column = Math.min(
    Math.floor(width / 2),
    Math.max(...offers.map(({ label }) => widthOf(label))),
  );
  return offers.slice(first, first + shown).map(({ label, hint }, index): Line => {
    const isChosen = first + index === chosen;
    const isLast = index === shown - 1 && first + shown < offers.length;
    const more = isLast
      ? `  ${say("composer.offer.more", { count: offers.length - first - shown })}`
      : "";
    return [
      { text: isChosen ? "▸ " : "  ", role: "you" },
      { text: padded(label, column), bold: isChosen },
      { text: `  ${cut(hint, width - column - 4 - widthOf(more))}${more}`, role: "quiet" },
    ];
  });
}
