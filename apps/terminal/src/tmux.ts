import { execFile } from "node:child_process";

export interface Tmux {
  /** What the terminal around it is called; empty where there is none. */
  terminal: string;
  /** Whether it lets sequences through to that. */
  passes: boolean;
}

const ESC = "\u001B";
const ask = ["display-message", "-p", "#{allow-passthrough} #{client_termname}"];
const asked = new WeakMap<NodeJS.ProcessEnv, Promise<Tmux | null>>();

/** Until it has answered, and where it does not. */
export const unknownTmux: Tmux = { terminal: "", passes: false };

/** The tmux we run in, if that is where we run. It is asked once, and nothing waits for it. */
export function tmuxAround(env: NodeJS.ProcessEnv): Promise<Tmux | null> {
  if (!env["TMUX"]) return Promise.resolve(null);
  let found = asked.get(env);
  if (!found) asked.set(env, (found = askTmux(env)));
  return found;
}

const askTmux = (env: NodeJS.ProcessEnv): Promise<Tmux> =>
  new Promise((resolve) => {
    execFile("tmux", ask, { env, timeout: 2_000 }, (error, answer) => {
      if (error) return resolve(unknownTmux);
      const [passes = "", terminal = ""] = answer.trimEnd().split(" ");
      resolve({ terminal, passes: /^(?:on|all|1|2)$/.test(passes) });
    });
  });

/** To the terminal around tmux. */
export const throughTmux = (sequence: string): string =>
  `${ESC}Ptmux;${sequence.replaceAll(ESC, ESC + ESC)}${ESC}\\`;
