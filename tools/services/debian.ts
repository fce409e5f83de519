// Installs what the tests need on a Debian system, when this account is allowed to.
import { existsSync } from "node:fs";
import { capture } from "../command.ts";

let listsAreFresh = false;

/** Whether the packages are there now. Never asks a question. */
export async function installPackages(...packages: string[]): Promise<boolean> {
  if (!existsSync("/usr/bin/apt-get") || !(await mayInstall())) return false;
  console.log(`Installing ${packages.join(", ")} …`);
  listsAreFresh ||= await aptGet("update");
  return aptGet("install", "--yes", "--no-install-recommends", ...packages);
}

async function mayInstall(): Promise<boolean> {
  return isRoot() || succeeds("sudo", ["-n", "true"]);
}

function aptGet(...args: string[]): Promise<boolean> {
  const command = ["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", ...args];
  return isRoot() ? succeeds("env", command) : succeeds("sudo", ["-n", "env", ...command]);
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function succeeds(command: string, args: string[]): Promise<boolean> {
  try {
    return (await capture(command, args)).code === 0;
  } catch {
    return false;
  }
}
