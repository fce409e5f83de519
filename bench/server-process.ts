import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Ready } from "./servers/ready.ts";

// Linux counts a process's time in hundredths of a second.
const TICKS_PER_SECOND = 100;

/** A server under measurement, in a process of its own. */
export class ServerProcess {
  readonly ready: Ready;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ready: Ready) {
    this.#child = child;
    this.ready = ready;
  }

  static async start(name: "parley" | "stock" | "unlimited", people = 0): Promise<ServerProcess> {
    const child = fork(new URL(`./servers/${name}.ts`, import.meta.url), [String(people)]);
    const [ready] = (await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => {
        throw new Error(`The ${name} server ended with ${String(code)} before it was ready.`);
      }),
    ])) as [Ready];
    return new ServerProcess(child, ready);
  }

  /** User and system time of the whole process so far, all threads, in seconds. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8");
    // The second field, the command, may hold anything: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  async stop(): Promise<void> {
    const exit = once(this.#child, "exit");
    this.#child.disconnect();
    await exit;
  }
}
