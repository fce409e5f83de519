import { emojiInPath } from "@parley/protocol";

/** A reaction that a phone could only send as a text of its own, quoting what it is to. */
export interface Tapback {
  emoji: string;
  on: boolean;
  /** What it quotes, as it was shown on the phone; null: a picture. */
  quote: string | null;
  /** The phone has left out the rest of what it quotes. */
  isCut: boolean;
}

const added: Partial<Record<string, string>> = {
  liked: "👍",
  loved: "❤️",
  "laughed at": "😂",
  emphasized: "‼️",
  emphasised: "‼️",
  questioned: "❓",
  disliked: "👎",
};
const removed: Partial<Record<string, string>> = {
  "a like": "👍",
  "a heart": "❤️",
  "a laugh": "😂",
  "an exclamation": "‼️",
  "an exclamation mark": "‼️",
  "a question mark": "❓",
  "a dislike": "👎",
};

/**
 * What iPhones say in German (https://mactechnews.de/news/article/Nachrichten-in-iOS-10-Aenderungen-und-Neuerungen-im-Detail-164727.html)
 * and in Spanish, as others have seen it come; `to` is what they quote.
 */
const inOtherWords: readonly [RegExp, string][] = [
  [/^gefällt\s(?<to>.+)\snicht$/isu, "👎"],
  [/^gefällt\s(?<to>.+)$/isu, "👍"],
  [/^(?<to>.+)\sein herz hinzugefügt$/isu, "❤️"],
  [/^(?<to>.+)\sein lachen hinzugefügt$/isu, "😂"],
  [/^(?<to>.+)\sein ausrufezeichen hinzugefügt$/isu, "‼️"],
  [/^(?<to>.+)\sein fragezeichen hinzugefügt$/isu, "❓"],
  [/^no le gust[óa]\s(?<to>.+)$/isu, "👎"],
  [/^le gust[óa]\s(?<to>.+)$/isu, "👍"],
  [/^le encant[óa]\s(?<to>.+)$/isu, "❤️"],
  [/^le (?:dio risa|hace gracia)\s(?<to>.+)$/isu, "😂"],
  [/^exclamó por\s(?<to>.+)$/isu, "‼️"],
  [/^dudó sobre\s(?<to>.+)$/isu, "❓"],
];

const PICTURE = /^an? (?:image|photo|picture|movie|video|attachment)$/i;
const QUOTED = /^["“”„«»]\s?(.*?)\s?["“”«»]$/su;

/**
 * Reads "Liked “see you at 7”" and its like, from iPhones and Androids, in English, and in German and
 * Spanish as far as it is known; null: it is none.
 */
export function readTapback(body: string): Tapback | null {
  const visible = body.replaceAll(/[\u200b-\u200f\u2060\ufeff]/gu, "").trim();
  // One space each: where a pattern may take any number of them, a thousand keep it busy for seconds.
  const text = visible.replaceAll(/(\s)\s+/gu, "$1");
  const [, verb = "", to = ""] =
    /^(liked|loved|laughed at|emphasi[sz]ed|questioned|disliked)\s(.+)$/isu.exec(text) ?? [];
  if (verb) return tapback(added[verb.toLowerCase()], true, to);
  const [, what = "", from = ""] = /^removed\s(.+?)\sfrom\s(.+)$/isu.exec(text) ?? [];
  if (what) {
    const bare = what.replace(/^an?\s+/i, "").replace(/\s+reaction$/i, "");
    return tapback(removed[what.toLowerCase()] ?? bare, false, from);
  }
  for (const [shape, sign] of inOtherWords) {
    const quote = shape.exec(text)?.groups?.["to"];
    if (quote !== undefined) return tapback(sign, true, quote);
  }
  const [, emoji = "", target = ""] = /^(?:reacted\s)?(\S+)\sto\s(.+)$/isu.exec(text) ?? [];
  return emoji ? tapback(emoji, true, target) : null;
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
