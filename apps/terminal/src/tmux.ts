import { execFileSync } from "node:child_process";

export interface Tmux {
  /** What the terminal around it is called; empty where there is none. */
  terminal: string;
  /** Whether it lets sequences through to that. */
  passes: boolean;
}

const ESC = "\u001B";

/** The tmux we run in, if that is where we run and it answers. */
export function tmuxAround(env: NodeJS.ProcessEnv): Tmux | null {
  if (!env["TMUX"]) return null;
  const ask = ["display-message", "-p", "#{allow-passthrough} #{client_termname}"];
  try {
    const answer = execFileSync("tmux", ask, {
      env,
      encoding: "utf8",
      timeout: 500,
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [passes = "", terminal = ""] = answer.trimEnd().split(" ");
    return { terminal, passes: /^(?:on|all|1|2)$/.test(passes) };
  } catch {
    return { terminal: "", passes: false };
  }
}

/** To the terminal around tmux. */
export const throughTmux = (sequence: string): string =>
  `${ESC}Ptmux;${sequence.replaceAll(ESC, ESC + ESC)}${ESC}\\`;
