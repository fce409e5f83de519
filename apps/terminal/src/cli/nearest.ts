/** More than this many slips, and it was meant to be something else. */
const MOST_SLIPS = 2;

/** The one that was probably meant; null when none is near. */
export function nearest<Name extends string>(written: string, names: readonly Name[]): Name | null {
  const mostSlips = Math.min(MOST_SLIPS, Math.floor(written.length / 2));
  const near = names
    .map((name) => ({ name, slips: slipsBetween(written.toLowerCase(), name) }))
    .filter(({ slips }) => slips <= mostSlips)
    .sort((one, other) => one.slips - other.slips);
  return near[0]?.name ?? null;
}

/** Letters too many, too few or wrong, and neighbours that changed places (Damerau–Levenshtein). */
function slipsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isWrong = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + isWrong);
      const areSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (areSwapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
