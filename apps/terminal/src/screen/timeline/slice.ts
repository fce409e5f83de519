import { rowsOf, type Row, type TimelineItem } from "@parley/client";
import type { Id } from "@parley/protocol";
import type { Place } from "./view.ts";

/** How many items on each side of the place are made into rows: more than any screen is high. */
const reach = 250;

interface Options {
  me: Id;
  newFrom: number | null;
  atStart: boolean;
}

/**
 * The rows around a place. What a long history costs is the screen's height and not its length: rows
 * are made of a stretch that begins and ends beyond the screen.
 */
export function rowsAround(
  items: readonly TimelineItem[],
  place: Place,
  { me, newFrom, atStart }: Options,
): { rows: Row[]; reachesStart: boolean; reachesEnd: boolean } {
  const at = place === "newest" ? -1 : items.findIndex(({ key }) => key === place.key);
  const middle = at === -1 ? items.length : at;
  const from = Math.max(0, middle - reach);
  const to = Math.min(items.length, middle + reach);
  const part = from === 0 && to === items.length ? items : items.slice(from, to);
  const first = part.find((item) => item.kind === "message");
  // Its line stands further up where what is new begins before the stretch does.
  const hidesLine = from > 0 && newFrom !== null && first && first.message.seq > newFrom;
  return {
    rows: rowsOf(part, { me, newFrom: hidesLine ? null : newFrom, atStart: atStart && from === 0 }),
    reachesStart: from === 0,
    reachesEnd: to === items.length,
  };
}
