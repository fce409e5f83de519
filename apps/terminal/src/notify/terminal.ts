// What terminals are told by escape sequences. Texts have been made harmless before they come here.
import { throughTmux, tmuxAround, type Tmux } from "../tmux.ts";

export interface InTerminal {
  hasTitle: boolean;
  keepTitle: string;
  giveTitleBack: string;
  title: (text: string) => string;
  /** Null where the terminal is not known to understand any. */
  notice: (title: string, body: string) => string | null;
}

const ESC = "\u001B";
const ST = `${ESC}\\`;

/** By the names terminals give themselves, in TERM_PROGRAM or TERM. */
type Dialect = (title: string, body: string) => string;
const nine: Dialect = (title, body) => `${ESC}]9;${title}: ${body}${ST}`;
const rxvt: Dialect = (title, body) =>
  `${ESC}]777;notify;${title.replaceAll(";", ",")};${body}${ST}`;
const kitty: Dialect = (title, body) =>
  `${ESC}]99;i=parley:d=0;${title}${ST}${ESC}]99;i=parley:p=body;${body}${ST}`;
const dialects: readonly [RegExp, Dialect][] = [
  [/^xterm-kitty$/, kitty],
  [/^(?:wezterm|ghostty|xterm-ghostty|foot(?:-.*)?|rxvt.*)$/i, rxvt],
  [/^iterm/i, nine],
];

const dialectOf = (names: readonly (string | undefined)[]): Dialect | null =>
  dialects.find(([name]) => names.some((each) => each && name.test(each)))?.[1] ?? null;

export function inTerminal(env: NodeJS.ProcessEnv): InTerminal {
  const { TERM = "" } = env;
  let outer: Tmux | null = null;
  let dialect = env["TMUX"] ? null : dialectOf([env["TERM_PROGRAM"], TERM, env["LC_TERMINAL"]]);
  void tmuxAround(env).then((tmux) => {
    if (!tmux?.passes) return;
    outer = tmux;
    dialect = dialectOf([tmux.terminal]);
  });
  return {
    hasTitle: TERM !== "" && !/^(?:dumb|linux|vt\d+)$/.test(TERM),
    keepTitle: `${ESC}[22;2t`,
    giveTitleBack: `${ESC}[23;2t`,
    title: (text) => `${ESC}]2;${text}${ST}`,
    notice(title, body) {
      if (!dialect) return null;
      const told = dialect(title, body);
      return outer ? throughTmux(told) : told;
    },
  };
}
