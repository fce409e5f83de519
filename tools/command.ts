// Starts the programs the other tools need, always in the repository's own folder.
import { spawn, type ChildProcess } from "node:child_process";
import { delimiter, join } from "node:path";

export const root = join(import.meta.dirname, "..");

export interface Finished {
  code: number;
  output: string;
}

export type Environment = Record<string, string | undefined>;

export interface Account {
  uid: number;
  gid: number;
}

/** Runs a program, as another account if one is given, and gives back everything it printed. */
export function capture(command: string, args: string[], account?: Account): Promise<Finished> {
  const child = spawn(command, args, {
    cwd: account ? "/" : root,
    env: environment({ NO_COLOR: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
    ...account,
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  return finished(child).then((code) => ({ code, output }));
}

/** Starts a program that shares this terminal, without waiting for it. */
export function start(command: string, args: string[], env: Environment = {}): ChildProcess {
  return spawn(command, args, { cwd: root, env: environment(env), stdio: "inherit" });
}

/** Settles when the program has ended: its exit code, or 1 when a signal ended it. */
export function finished(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

function environment(env: Environment): NodeJS.ProcessEnv {
  const PATH = [join(root, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
  return { ...process.env, PATH, ...plain, ...env };
}
