/** Something a phone asks of the server, in a text of its own. */
export type Word =
  /** `isClear`: it cannot be chat, whether there is a conversation of that name or not. */
  | { word: "join" | "leave"; name: string | null; isClear: boolean }
  | { word: "who" | "list" | "unmute" | "words" }
  /** Null: not said, or not understood. */
  | { word: "name"; name: string | null }
  | { word: "mute"; forMs: number | null }
  | { word: "last"; count: number };

const LONGEST = 80;
const MOST_LAST = 10;
const HOUR_MS = 3600_000;
const MUTED_MS = 8 * HOUR_MS;
const MOST_MUTED_MS = 30 * 24 * HOUR_MS;

/**
 * Reads a text as a word for the server, or null: it is chat. People write words in any case, with a
 * slash, a hash or a full stop, and with slips of the finger. But what could be meant for the others
 * goes to the others: "Join us at 7" is no word, nor is "Leave it" or "who?".
 */
export function readWord(body: string): Word | null {
  const text = body
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .trim();
  if (text.length > LONGEST || text.includes("\n")) return null;
  if (/^[/#]?\s*\?+$/.test(text)) return { word: "words" };
  // Nobody begins what they say to others with a slash.
  const isMarked = /^[/\\#]\s*\p{L}/u.test(text);
  const bare = text
    .replace(/^[/\\#]\s*/, "")
    .replace(OPENING, "")
    .replace(CLOSING, "");
  const plain = bare.replace(/^un[\s-]+mute$/i, "unmute");
  const asks = /\?[^\p{L}\p{N}]*$/u.test(text);
  const [, head = "", tail = ""] = /^(\p{L}+)(?:[\s:=#,/-]+(.*))?$/u.exec(plain) ?? [];
  const isShouted = head.length > 1 && head === head.toUpperCase();
  if (asks && !isMarked && !(isShouted && tail === "")) return null;
  const word = wordOf(head.toLowerCase(), isMarked);
  return word && readers[word](tail.trim(), { isMarked, isSure: isMarked || isShouted });
}

const OPENING = /^["'“”‘’«(<[]+/u;
const CLOSING = /["'“”‘’».,!;:?)>\]]+$/u;

interface Manner {
  isMarked: boolean;
  /** Written as one writes to a machine: with a slash, or all in capitals. */
  isSure: boolean;
}

type Name = Word["word"];
type Reader = (rest: string, manner: Manner) => Word | null;

const readers: Record<Name, Reader> = {
  join: (rest, manner) =>
    rest === "" ? { word: "join", name: null, isClear: true } : withName("join", rest, manner),
  leave: (rest, manner) =>
    /^(?:(?:this|the) )?(?:group|chat|channel|conversation)?$/i.test(rest)
      ? { word: "leave", name: null, isClear: true }
      : withName("leave", rest, manner),
  who: (rest, { isSure }) =>
    rest === "" || (isSure && /^(?:is )?(?:here|in|there)$/i.test(rest)) ? { word: "who" } : null,
  list: (rest) => (/^(?:all|groups|chats|channels)?$/i.test(rest) ? { word: "list" } : null),
  words: (rest) => (rest === "" ? { word: "words" } : null),
  unmute: (rest) => (rest === "" ? { word: "unmute" } : null),
  name(rest, { isMarked, isSure }) {
    if (rest === "") return isSure ? { word: "name", name: null } : null;
    return isMarked || isNameLike(rest, isSure) ? { word: "name", name: rest } : null;
  },
  mute(rest, { isSure }) {
    if (rest === "") return { word: "mute", forMs: MUTED_MS };
    const forMs = durationIn(rest);
    return forMs !== null || isSure ? { word: "mute", forMs } : null;
  },
  last(rest, { isSure }) {
    if (rest === "") return isSure ? { word: "last", count: 5 } : null;
    const [, digits] = /^(\d{1,3})(?: (?:messages?|texts?))?$/i.exec(rest) ?? [];
    if (digits === undefined) return null;
    return { word: "last", count: Math.min(MOST_LAST, Math.max(1, Number(digits))) };
  },
};

/** A conversation is called by one word, so more than one is something else. */
function withName(word: "join" | "leave", rest: string, { isMarked, isSure }: Manner): Word | null {
  const words = rest.split(/\s+/).map((one) => one.replace(OPENING, "").replace(/^#/, ""));
  if (isMarked && words.length > 1 && /^(?:the|group|chat|channel)$/i.test(words[0]!))
    words.shift();
  const [name = ""] = words;
  if (name === "" || (words.length > 1 && !isMarked)) return null;
  // "JOIN US" is said by those who shout whatever they say.
  return { word, name, isClear: isMarked || (isSure && rest !== rest.toUpperCase()) };
}

/** "NAME Ana", "name Ana Maria", "name bo"; but not "name one thing", nor "name it". */
function isNameLike(rest: string, isSure: boolean): boolean {
  const words = rest.split(/\s+/);
  if (words.length > 3) return false;
  if (words.every((word) => /^\p{Lu}/u.test(word))) return true;
  return (words.length === 1 || isSure) && !noNames.has(words[0]!.toLowerCase());
}

const noNames = new Set(
  "a an any her him it me my names one some that the their them these this those three two us your".split(
    " ",
  ),
);

function durationIn(text: string): number | null {
  const plain = text.toLowerCase().replace(/^for /, "").replace(/^an? /, "1 ");
  const [, digits, unit = "h"] = /^(\d{1,4})\s*([a-z]*)$/.exec(plain) ?? [];
  const unitMs = units[unit === "" ? "h" : unit];
  if (digits === undefined || unitMs === undefined || Number(digits) === 0) return null;
  return Math.min(MOST_MUTED_MS, Number(digits) * unitMs);
}

const units: Partial<Record<string, number>> = Object.fromEntries(
  [
    ["m min mins minute minutes", HOUR_MS / 60] as const,
    ["h hr hrs hour hours", HOUR_MS] as const,
    ["d day days", 24 * HOUR_MS] as const,
    ["w wk week weeks", 7 * 24 * HOUR_MS] as const,
  ].flatMap(([names, ms]) => names.split(" ").map((name) => [name, ms])),
);

const names: readonly Name[] = [
  "join",
  "leave",
  "who",
  "list",
  "name",
  "mute",
  "unmute",
  "last",
  "words",
];
const others: Partial<Record<string, Name>> = { commands: "words", command: "words" };
/** With a slash they are ours; alone they are the carrier's. */
const marked: Partial<Record<string, Name>> = { help: "words", info: "words", h: "words" };
/** Slips that are words or names of their own. */
const meant = new Set(["eave", "lave", "word", "wors", "joni", "lats"]);

function wordOf(head: string, isMarked: boolean): Name | null {
  const known = names.find((name) => name === head) ?? others[head] ?? (isMarked && marked[head]);
  if (known) return known;
  if (meant.has(head) && !isMarked) return null;
  return names.find((name) => isSlipOf(head, name)) ?? null;
}

/** Whether a text as a whole is NOT LOST, which calls a wait off, with or without "it is" before it. */
export function saysNotLost(body: string): boolean {
  const letters = body
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .replace(/^(?:its|itis|im|iam|no)(?=n)/, "");
  return letters === "notlost" || isSlipOf(letters, "notlost");
}

/** Two letters the wrong way round, one letter twice, or in a longer word one left out. */
function isSlipOf(head: string, name: string): boolean {
  const letters = Array.from(name);
  const without = letters.map((_, at) => name.slice(0, at) + name.slice(at + 1));
  if (name.length >= 5 && without.includes(head)) return true;
  return letters.some((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    const swapped = before + after.slice(0, 1) + letter + after.slice(1);
    return head === swapped || head === before + letter + letter + after;
  });
}
