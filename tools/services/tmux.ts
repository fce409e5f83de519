// tmux for the tests, in which the terminal app runs: the system's, installed first when it is missing.
import { installPackages } from "./debian.ts";
import { findProgram, type Started } from "./private.ts";

export async function provideTmux(): Promise<Started | null> {
  const path = find() ?? ((await installPackages("tmux")) ? find() : null);
  return path ? { address: path, stop: async () => {} } : null;
}

const find = (): string | null => findProgram("tmux", "/opt/homebrew/bin/tmux");
