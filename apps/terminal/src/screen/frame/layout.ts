/** What stands where, in cells; a pane that there is no room for has none. */
export interface Layout {
  list: number;
  main: number;
  /** The members beside the messages, where they are asked for and there is room. */
  side: number;
  /** Lines between the head and the status line. */
  rows: number;
  /** Whether lines are spent on rules. */
  rules: boolean;
}

/** Below this the list and the messages take turns. */
const narrow = 60;
/** From this on the members stand beside the messages. */
const wide = 110;

export function layoutOf(
  columns: number,
  rows: number,
  { listFocused, side }: { listFocused: boolean; side: boolean },
): Layout {
  const rules = rows >= 10;
  // The head and the status line, and the rule below the one.
  const between = Math.max(1, rows - (rules ? 3 : 2));
  if (columns < narrow) {
    const list = listFocused ? columns : 0;
    return { list, main: columns - list, side: 0, rows: between, rules };
  }
  const list = Math.max(18, Math.min(32, Math.floor(columns * 0.27)));
  const beside = side && columns >= wide ? Math.min(40, Math.floor(columns * 0.25)) : 0;
  const main = columns - list - 1 - (beside > 0 ? beside + 1 : 0);
  return { list, main, side: beside, rows: between, rules };
}
