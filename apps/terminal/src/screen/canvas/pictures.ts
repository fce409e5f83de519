import type { Standing } from "../../images/standing.ts";
import type { Change } from "./changes.ts";

/** The pictures to be drawn again: those that stood elsewhere or not at all, and those that were written into. */
export function overChanges(
  pictures: readonly Standing[],
  changes: readonly Change[],
  before: readonly Standing[],
): Standing[] {
  return pictures.filter(
    (picture) =>
      !before.some(({ id, x, y }) => id === picture.id && x === picture.x && y === picture.y) ||
      changes.some((change) => touches(change, picture)),
  );
}

const touches = (change: Change, { x, y, width, rows }: Standing): boolean =>
  change.y >= y && change.y < y + rows && change.from < x + width && change.to > x;
