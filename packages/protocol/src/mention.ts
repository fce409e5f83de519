// A username, with its neighbours looked at: neither "bob@example.org" nor "https://x.example/@bob"
// mentions anybody.
const mention =
  /(?<![\p{L}\p{N}._@/-])[@＠]([a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?)(?![\p{L}\p{N}_-]|[@.]\p{L})/giu;

export interface Mention {
  /** Folded, without the `@`. */
  username: string;
  /** UTF-16 offsets into the text, the `@` included. */
  start: number;
  end: number;
}

/** The `@username`s in a text, in any case and next to any punctuation, in order. */
export function mentionsIn(text: string): Mention[] {
  return Array.from(text.matchAll(mention), (match) => ({
    username: match[1]!.toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
