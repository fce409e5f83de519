/** What a person sees, `{in braces}` what is put in. Plural forms are chosen by `{count}`. */
export type Entry = string | Plural;

export interface Plural {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}

/** Another language's answer to an English catalogue: the same keys, each of the same kind. */
export type Translation<English> = {
  [Key in keyof English]: English[Key] extends string ? string : Plural;
};

type Holes<Text> = Text extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;
type HolesOf<E> = E extends string
  ? Holes<E>
  : E extends Plural
    ? Holes<E["other"]> | "count"
    : never;

/** What must be given with an entry: `[]` for plain words, `[{name: …}]` for words with holes. */
export type Given<E, Value> = [HolesOf<E>] extends [never]
  ? []
  : [{ [Hole in HolesOf<E>]: Hole extends "count" ? number : Value }];
