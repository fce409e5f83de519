import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A server in a process of its own, which can be killed. */
export class ServerChild {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Starts it on the settings given; on port 0 the system chooses one. */
  static async start(settings: Record<string, string>, port = 0): Promise<ServerChild> {
    const child = fork(new URL("unlimited.ts", import.meta.url), [String(port)], {
      env: { ...process.env, ...settings },
      // Not those of the test runner.
      execArgv: [],
    });
    const [message] = (await Promise.race([
      once(child, "message"),
      once(child, "exit").then(([code]) => {
        throw new Error(`The server ended with ${String(code)} before it listened.`);
      }),
    ])) as [{ port: number }];
    return new ServerChild(child, message.port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** As a power cut would: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const exit = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await exit;
  }
}
