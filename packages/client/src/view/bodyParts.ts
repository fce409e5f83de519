import { mentionsIn } from "@parley/protocol";

export type BodyPart =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  /** A fenced block; the newlines at its fences belong to neither side. */
  | { kind: "block"; text: string }
  | { kind: "link"; text: string; href: string }
  /** `username` is folded; `text` is as written. */
  | { kind: "mention"; text: string; username: string };

const fence = /\n?```(?:[\w+#-]*\n)?([\s\S]+?)\n?```\n?/g;
const code = /`([^`\n]+)`/g;
const address = /(?:https?:\/\/|mailto:)[^\s<>"`]+/gi;

/** Splits what somebody wrote into what is drawn differently. Joined together, nothing written is lost but fences and their newlines. */
export function partsOf(body: string): BodyPart[] {
  return split(
    body,
    fence,
    (match) => ({ kind: "block", text: match[1]! }),
    (between) =>
      split(
        between,
        code,
        (match) => ({ kind: "code", text: match[1]! }),
        (plain) => split(plain, address, linkOf, mentionParts),
      ),
  );
}

type Made = BodyPart | { part: BodyPart; length: number } | null;

/** Cuts a text at each match; what lies between goes on to the next kind of thing. */
function split(
  text: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => Made,
  rest: (between: string) => BodyPart[],
): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const made = make(match);
    if (!made) continue;
    const { part, length } = "part" in made ? made : { part: made, length: match[0].length };
    if (match.index > from) parts.push(...rest(text.slice(from, match.index)));
    parts.push(part);
    from = match.index + length;
  }
  if (from < text.length) parts.push(...rest(text.slice(from)));
  return parts;
}

/** Only what a browser would open as a page or a letter; anything else stays text. */
function linkOf(match: RegExpExecArray): Made {
  const text = withoutTail(match[0]);
  if (!URL.canParse(text)) return null;
  const { href, protocol, hostname, pathname } = new URL(text);
  const opens =
    protocol === "mailto:" ? pathname.includes("@") : /^https?:$/.test(protocol) && hostname !== "";
  return opens ? { part: { kind: "link", text, href }, length: text.length } : null;
}

/** A full stop or a bracket that belongs to the sentence is not part of the address. */
function withoutTail(address: string): string {
  let text = address;
  for (;;) {
    const last = text.at(-1) ?? "";
    const open = brackets.get(last);
    const belongs = open !== undefined && count(text, open) >= count(text, last);
    if (belongs || (open === undefined && !/[.,;:!?'"*_~]/.test(last))) return text;
    text = text.slice(0, -1);
  }
}

const brackets = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

function mentionParts(text: string): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const { username, start, end } of mentionsIn(text)) {
    if (start > from) parts.push({ kind: "text", text: text.slice(from, start) });
    parts.push({ kind: "mention", text: text.slice(start, end), username });
    from = end;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

const fewEmoji = /^(?:\p{RGI_Emoji}\s*){1,3}$/v;

/** One to three emoji and nothing else are drawn larger. */
export function isEmojiAlone(body: string): boolean {
  return fewEmoji.test(body.trim());
}
