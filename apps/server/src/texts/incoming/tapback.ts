import { emojiInPath } from "@parley/protocol";
import { tapbackForms } from "./tapback-forms.ts";

/** A reaction that a phone could only send as a text of its own, quoting what it is to. */
export interface Tapback {
  emoji: string;
  on: boolean;
  /** What it quotes, as it was shown on the phone; null: a picture. */
  quote: string | null;
  /** The phone has left out the rest of what it quotes. */
  isCut: boolean;
}

const PICTURE = /^(?:an? (?:image|photo|picture|movie|video|attachment)|una imagen)$/i;
const QUOTED = /^["“”„«»]\s?(.*?)\s?["“”«»]$/su;

/**
 * What Google's Messages sends, in any language: the emoji between two U+200B, or U+200C when it is taken
 * back, and what is quoted between two U+200A (https://github.com/213YaZ786/SMS, SmsReactions.kt).
 */
const MARKED =
  /^\u200a?[^\u200a-\u200c]*(?<mark>[\u200b\u200c])(?<emoji>[^\u200a-\u200c]+)\k<mark>[^\u200a]*\u200a(?<quote>[^\u200a]+)\u200a[^\u200a]*\u200a?\s*$/su;

/**
 * Reads "Liked “see you at 7”" and its like: from iPhones in English, French, German and Spanish, from
 * Androids in any language. Null: it is none.
 */
export function readTapback(body: string): Tapback | null {
  const { mark, emoji: reacted, quote } = MARKED.exec(body)?.groups ?? {};
  if (quote !== undefined) return tapback(reacted?.trim(), mark === "\u200b", `"${quote}"`);
  const visible = body.replaceAll(/[\u200b-\u200f\u2060\ufeff]/gu, "").trim();
  // One space each: where a pattern may take any number of them, a thousand keep it busy for seconds.
  const text = visible.replaceAll(/(\s)\s+/gu, "$1");
  for (const { emoji, on, shape } of tapbackForms) {
    const found = shape.exec(text)?.groups;
    const read = found && tapback(emoji ?? found["emoji"], on, found["to"]!);
    if (read) return read;
  }
  return null;
}

function tapback(sign: string | undefined, on: boolean, target: string): Tapback | null {
  const emoji = emojiInPath.safeParse(sign);
  if (!emoji.success) return null;
  const base = { emoji: emoji.data, on };
  if (PICTURE.test(target)) return { ...base, quote: null, isCut: false };
  const [, quoted] = QUOTED.exec(target) ?? [];
  if (!quoted) return null;
  const whole = quoted.replace(/\s*(?:…|\.\.\.)$/u, "");
  return { ...base, quote: whole, isCut: whole !== quoted };
}

/** One spelling for comparing: phones change quotes and spaces on the way. */
const plain = (text: string) =>
  text
    .normalize("NFKC")
    .replaceAll(/[“”„«»]/gu, '"')
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll("…", "...")
    .replaceAll(/\s+/gu, " ")
    .trim();

/**
 * Whether a tapback quotes a text: all of it, or how it begins, or what stands behind the name it was
 * sent under.
 */
export function quotes({ quote, isCut }: Tapback, text: string): boolean {
  if (quote === null) return false;
  const [wanted, shown] = [plain(quote), plain(text)];
  if (wanted === "" || shown === "") return false;
  // What truly ends in dots was taken for cut.
  if (shown === wanted || (isCut && shown === `${wanted}...`)) return true;
  return isCut && shown.startsWith(wanted);
}

/** The same for a message, of which the phone may have been shown only the beginning, under a name. */
export function quotesMessage(tapback: Tapback, body: string): boolean {
  if (quotes(tapback, body)) return true;
  const { quote } = tapback;
  const at = quote?.indexOf(": ") ?? -1;
  return quote !== null && at > 0 && quotes({ ...tapback, quote: quote.slice(at + 2) }, body);
}
