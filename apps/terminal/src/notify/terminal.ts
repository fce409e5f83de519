// What terminals are told by escape sequences. Texts have been made harmless before they come here.
import { throughTmux, tmuxAround } from "../tmux.ts";

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

export function inTerminal(env: NodeJS.ProcessEnv): InTerminal {
  const { TERM = "", TMUX } = env;
  const tmux = tmuxAround(env);
  const outer = tmux?.passes ? tmux : null;
  const names = TMUX ? [outer?.terminal] : [env["TERM_PROGRAM"], TERM, env["LC_TERMINAL"]];
  const dialect = dialects.find(([name]) => names.some((each) => each && name.test(each)))?.[1];
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
