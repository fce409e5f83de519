/** What one look found. */
export interface Finding {
  /** What was looked at, in a word or two that stay the same. */
  readonly name: string;
  /** `warn`: works, but deserves a look. `wrong`: something will not work. */
  readonly state: State;
  /** What was found, for somebody who runs the server and has not read its code. */
  readonly words: string;
  /** What to do, and where. */
  readonly mend?: string;
}

export type State = "ok" | "warn" | "wrong";

export const ok = (name: string, words: string): Finding => ({ name, state: "ok", words });

export const warn = (name: string, words: string, mend?: string): Finding =>
  finding(name, "warn", words, mend);

export const wrong = (name: string, words: string, mend?: string): Finding =>
  finding(name, "wrong", words, mend);

function finding(name: string, state: State, words: string, mend?: string): Finding {
  return { name, state, words, ...(mend === undefined ? {} : { mend }) };
}

/** `1 number`, `3 numbers`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
