import type { Depth } from "../paint/depth.ts";
import type { Settings } from "../profiles/settings.ts";
import type { Tmux } from "../tmux.ts";

/**
 * How a terminal is given a picture. `kitty`: once, and then by cells of text that stand for its
 * parts. `iterm2`, `sixel`: at a place on the screen. `blocks`: two pixels to a cell.
 */
export type Way = "kitty" | "iterm2" | "sixel" | "blocks" | "off";

/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

/** What the terminal says of itself. */
export interface Answers {
  name: string | null;
  sixel: boolean;
  cell: Size | null;
}

export interface Known {
  images: Settings["images"];
  depth: Depth;
  env: NodeJS.ProcessEnv;
  tmux: Tmux | null;
  answers: Answers;
}

/** The setting first, then what the terminal is called, then what it says it can. */
export function wayOf({ images, depth, env, tmux, answers }: Known): Way {
  if (images === "blocks") return depth === "full" || depth === "256" ? "blocks" : "off";
  if (images !== "auto") return images;
  if (depth === "none") return "off";
  if (tmux) {
    if (tmux.passes && drawsPlaceholders(tmux.terminal)) return "kitty";
  } else if (!env["STY"]) {
    const named = wayByName(answers.name === null ? namesIn(env) : [answers.name]);
    if (named) return named;
  }
  // A tmux that was built with it answers so too, and puts the picture where its pane is.
  if (answers.sixel) return "sixel";
  return depth === "full" ? "blocks" : "off";
}

/** How colours of half blocks are told, where these are what is drawn among messages; null: not at all. */
export function blocksOf({
  images,
  depth,
}: Pick<Known, "images" | "depth">): "256" | "full" | null {
  if (depth === "full") return "full";
  return depth === "256" && images !== "auto" ? "256" : null;
}

/** The terminal could do better, and tmux does not let it. */
export const tmuxHinders = ({ images, tmux, depth }: Known): boolean =>
  images === "auto" &&
  depth !== "none" &&
  tmux !== null &&
  !tmux.passes &&
  drawsPlaceholders(tmux.terminal);

const namesIn = (env: NodeJS.ProcessEnv) => [
  env["TERM_PROGRAM"] ?? "",
  env["LC_TERMINAL"] ?? "",
  env["TERM"] ?? "",
  env["KITTY_WINDOW_ID"] ? "kitty" : "",
];

/** Others speak the protocol, WezTerm and Konsole for example, and know no placeholders. */
const drawsPlaceholders = (name: string) => /^(?:xterm-)?(?:kitty|ghostty)/i.test(name);

function wayByName(names: readonly string[]): Way | null {
  for (const name of names) {
    if (drawsPlaceholders(name)) return "kitty";
    if (/^(?:iterm|wezterm|mintty)/i.test(name)) return "iterm2";
    if (/^(?:foot|mlterm)/i.test(name)) return "sixel";
  }
  return null;
}

const ESC = "\u001b";
/** What is it called, how large are its cells; what it can do is asked with every question. */
export const question = `${ESC}[>q${ESC}[16t`;
export const cellQuestion = `${ESC}[16t`;

const name = new RegExp(String.raw`^${ESC}P>\|([ -~]*)`);
const cell = new RegExp(String.raw`^${ESC}\[6;(\d+);(\d+)t$`);
const attributes = new RegExp(String.raw`^${ESC}\[\?([\d;]*)c$`);

/** What is known after one more answer. */
export function answered(before: Answers, answer: string): Answers {
  const called = name.exec(answer)?.[1];
  if (called !== undefined) return { ...before, name: called };
  const [, height, width] = cell.exec(answer) ?? [];
  if (height && width) {
    const size = { width: Number(width), height: Number(height) };
    return isCell(size) ? { ...before, cell: size } : before;
  }
  // 4 stands for sixel; the first number is the terminal's kind.
  const can = attributes.exec(answer)?.[1]?.split(";").slice(1);
  return can ? { ...before, sixel: can.includes("4") } : before;
}

const isCell = ({ width, height }: Size) =>
  width >= 2 && width <= 200 && height >= 2 && height <= 400;
