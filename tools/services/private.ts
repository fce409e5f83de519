// A program of our own for the length of one test run: its own folder, its own free port.
import { spawn } from "node:child_process";
import { accessSync, chownSync, constants, globSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Account } from "../command.ts";

export interface Started {
  /** A URL, or the path of a program. */
  address: string;
  stop: () => Promise<void>;
}

interface Program {
  command: string;
  args: string[];
  folder: string;
  account: Account | undefined;
  address: string;
  answers: (address: string) => Promise<boolean>;
}

const STARTUP_MS = 30_000;
const SHUTDOWN_MS = 10_000;

/** Starts the program and waits until it answers; null when it does not. */
export async function startPrivate(program: Program): Promise<Started | null> {
  const child = spawn(program.command, program.args, { stdio: "ignore", ...program.account });
  child.on("error", () => {});
  process.once("exit", abandon);

  const deadline = Date.now() + STARTUP_MS;
  while (child.pid && child.exitCode === null && Date.now() < deadline) {
    if (await program.answers(program.address)) return { address: program.address, stop };
    await delay(100);
  }
  await stop();
  return null;

  async function stop(): Promise<void> {
    if (child.pid && child.exitCode === null && child.signalCode === null) {
      const gone = once(child, "exit");
      // What PostgreSQL calls a fast shutdown; Redis knows it too.
      child.kill("SIGINT");
      await Promise.race([gone, delay(SHUTDOWN_MS, undefined, { ref: false })]);
    }
    process.off("exit", abandon);
    abandon();
  }

  function abandon(): void {
    child.kill("SIGKILL");
    rmSync(program.folder, { recursive: true, force: true });
  }
}

export function makeFolder(name: string, account?: Account): string {
  const folder = mkdtempSync(join(tmpdir(), `parley-${name}-`));
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The first of these programs that exists: names looked up on the PATH, or patterns of full paths. */
export function findProgram(...names: string[]): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = names.flatMap((name) =>
    name.startsWith("/")
      ? globSync(name).sort().reverse()
      : folders.map((folder) => join(folder, name)),
  );
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
