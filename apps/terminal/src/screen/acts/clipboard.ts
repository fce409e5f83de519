import { spawn } from "node:child_process";

/** More than terminals take in one sequence. */
const mostBytes = 74_000;

/**
 * Copies by asking the terminal, which works over ssh too, and by the machine's own program where
 * there is one, because many terminals do not do as they are asked.
 */
export function copy(
  text: string,
  env: NodeJS.ProcessEnv,
  write: (sequence: string) => void,
): void {
  const encoded = Buffer.from(text).toString("base64");
  if (encoded.length <= mostBytes) write(throughTmux(`\u001b]52;c;${encoded}\u0007`, env));
  for (const [program, ...args] of programsOf(env)) {
    const child = spawn(program!, args, { stdio: ["pipe", "ignore", "ignore"] });
    child.on("error", () => undefined);
    child.stdin.on("error", () => undefined);
    child.stdin.end(text);
  }
}

/** The one for where the program runs, which over ssh is not where somebody sits. */
function programsOf(env: NodeJS.ProcessEnv): string[][] {
  if (env["SSH_CONNECTION"] || env["SSH_TTY"]) return [];
  if (process.platform === "darwin") return [["pbcopy"]];
  if (process.platform === "win32") return [["clip"]];
  if (env["WAYLAND_DISPLAY"]) return [["wl-copy"]];
  return env["DISPLAY"] ? [["xclip", "-selection", "clipboard"]] : [];
}

/** tmux takes OSC 52 itself where `set-clipboard` lets it; wrapped, it hands it to the terminal outside. */
function throughTmux(sequence: string, env: NodeJS.ProcessEnv): string {
  if (!env["TMUX"]) return sequence;
  return `${sequence}\u001bPtmux;${sequence.replaceAll("\u001b", "\u001b\u001b")}\u001b\\`;
}
