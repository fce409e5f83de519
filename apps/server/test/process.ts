import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Visitor } from "./visitor.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** The server as a program of its own, the way people run it. */
export interface ServerProcess {
  stdout: string;
  stderr: string;
  /** Resolves with the exit code once everything it wrote is here. */
  readonly exited: Promise<number | null>;
  /** The address it says it is on. Rejects, with what it said instead, when it ends before. */
  address(): Promise<string>;
  /** Resolves once it has written this to standard error. */
  said(words: string): Promise<void>;
  send(signal: NodeJS.Signals): void;
}

const running = new Set<ServerProcess>();

/** Runs `parley-server …args` in `folder`, with this environment and hardly any other. */
export function runServer(
  folder: string,
  environment: Record<string, string> = {},
  ...args: string[]
): ServerProcess {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      PORT: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const server: ServerProcess = {
    stdout: "",
    stderr: "",
    exited: once(child, "close").then(([code]) => code as number | null),
    async address() {
      const pattern = /^Parley is on (\S+)$/m;
      while (!pattern.test(server.stdout)) await more(server, child.stdout);
      return pattern.exec(server.stdout)![1]!;
    },
    async said(words) {
      while (!server.stderr.includes(words)) await more(server, child.stderr);
    },
    send: (signal) => void child.kill(signal),
  };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (server.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (server.stderr += text));
  running.add(server);
  void server.exited.then(() => running.delete(server));
  return server;
}

async function more(server: ServerProcess, stream: NodeJS.ReadableStream): Promise<void> {
  const ended = server.exited.then((code) => {
    throw new Error(`It ended with ${code}.\n${server.stdout}${server.stderr}`);
  });
  await Promise.race([once(stream, "data"), ended]);
}

/** Ends what a test that failed left running. */
export async function endServers(): Promise<void> {
  for (const server of running) {
    server.send("SIGKILL");
    await server.exited;
  }
}

/** A browser at that address. */
export function visit(url: string): Visitor {
  return new Visitor({
    url,
    origin: url,
    connections: [],
    get parts(): never {
      throw new Error("Its parts are in another process.");
    },
  });
}
