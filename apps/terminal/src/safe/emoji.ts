import { emojiName } from "./emojiNames.ts";

/**
 * `whole`: the terminal draws what is joined as one, two cells wide. `apart`: it may not, and then
 * would take more cells or fewer than counted, so joined ones are drawn side by side, which every
 * terminal counts alike. `names`: as words, for a terminal without pictures.
 */
export type EmojiStyle = "whole" | "apart" | "names";

let style: EmojiStyle = "apart";

/** How emoji are drawn from now on: there is one terminal to a process. */
export function drawEmoji(as: EmojiStyle): void {
  style = as;
}

/** Whether the terminal counts several characters that are joined as one. */
export const drawsJoined = (): boolean => style === "whole";

export function emojiDrawn(emoji: string): string {
  if (style === "whole") return emoji;
  if (style === "names") return `:${emojiName(emoji) ?? codesOf(emoji)}:`;
  const keycap = /^([\d#*])\ufe0f?\u20e3$/u.exec(emoji);
  if (keycap) return `[${keycap[1]}]`;
  return emoji.replace(joining, "") || emoji;
}

/** Joiner, selector, colours of skin, and the letters of a flag. */
const joining = /\u200d|\ufe0f|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}]/gu;

const codesOf = (emoji: string) =>
  Array.from(emoji, (sign) => sign.codePointAt(0)!.toString(16)).join("-");

/** Terminals known to count a joined emoji as one. Inside tmux and screen, those count on their own. */
export function drawsWhole(env: NodeJS.ProcessEnv): boolean {
  if (env["TMUX"] || env["STY"]) return false;
  return env["TERM_PROGRAM"] === "ghostty" || /^xterm-(?:kitty|ghostty)$/.test(env["TERM"] ?? "");
}
