import { lettersOf } from "../pieces/hue.ts";

/**
 * Two letters for each name that tell it from the others, where only two have room: "committee"
 * and "compost" are cm and cp, at the letter in which they part.
 */
export function tellingLetters(names: readonly string[]): Map<string, string> {
  const alike = Map.groupBy(names.toSorted(), lettersOf);
  const letters = new Map<string, string>();
  for (const [pair, group] of alike) {
    const parting = partingOf(group);
    const told = group.map((name) => lettersOf(`${name[0]!} ${name.slice(parting)}`));
    const telling = new Set(told).size === told.length && told.every((each) => each.length === 2);
    for (const [index, name] of group.entries())
      letters.set(name, group.length > 1 && telling ? told[index]! : pair);
  }
  return letters;
}

/** How far names are the same. */
function partingOf([first = "", ...others]: readonly string[]): number {
  let same = 0;
  while (same < first.length && others.every((other) => other[same] === first[same])) same++;
  return same;
}
