import type { Line } from "../../paint/paint.ts";

/** Signs of the panes; words beside each say the same. */
const signs = /^\s*[▶▎│☎⚠○→✓▣╭↪✎]\s*$/u;

/** A line of a pane as it is told: without signs and without the blanks that put it in its place. */
export function lineText(line: Line): string {
  const words = line.filter(({ text }) => !signs.test(text));
  return words
    .map(({ text }) => text)
    .join("")
    .replace(/^ {1,3}/, "")
    .trimEnd();
}
