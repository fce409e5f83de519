/** A hue from an id, the same everywhere; neighbouring ids are far apart. */
export function hueOf(id: number): number {
  return Math.round((id % 3600) * 137.508) % 360;
}

/** Up to two letters that stand for a name: "Ana Maria" is AM, "bo" is B. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const [first, last] = words.length > 1 ? [words[0], words.at(-1)] : [words[0], undefined];
  const initial = (word: string | undefined) =>
    String.fromCodePoint(word?.codePointAt(0) ?? 32).trim();
  return (initial(first) + initial(last)).toLocaleUpperCase() || "?";
}

/** Two letters by which a conversation is known where its name has no room: "tool-shed" is ts. */
export function lettersOf(name: string): string {
  const [first = "?", second] = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  const beginning = (word: string, letters: RegExp) => letters.exec(word)?.[0] ?? "";
  return (
    second === undefined
      ? beginning(first, /^.{1,2}/u)
      : beginning(first, /^./u) + beginning(second, /^./u)
  ).toLocaleLowerCase();
}
