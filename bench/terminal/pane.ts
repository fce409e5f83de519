import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

// Linux counts a process's time in hundredths of a second, and its memory in pages of 4 KB.
const TICKS_PER_SECOND = 100;
const PATIENCE_MS = 30_000;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => process.exit(1));

export interface Program {
  /** A shell's words, without `exec`. */
  command: string;
  env: Record<string, string>;
  /** Where tmux may leave its socket. */
  folder: string;
}

/**
 * A program in a terminal of 120×40. What it draws arrives here as tmux reads it, and keys go there
 * without starting a program for each, so that neither is what is measured.
 */
export class Pane {
  readonly #tmux: ChildProcess;
  readonly #socket: string;
  readonly #listeners = new Set<(drawn: string) => void>();
  /** Of the commands given and not answered yet, in order. */
  #answers: ((text: string) => void)[] = [];
  /** What tmux has said so far of the answer it is giving. */
  #answer: string[] | null = null;

  constructor({ command, env, folder }: Program) {
    const size = ["default-size 120x40", "status off"];
    const settings = size.flatMap((each) => ["set", "-g", ...each.split(" "), ";"]);
    this.#socket = join(mkdtempSync(join(folder, "tmux-")), "socket");
    const server = ["-S", this.#socket, "-f", "/dev/null", "-C", "start-server", ";"];
    this.#tmux = spawn(
      "tmux",
      [...server, ...settings, "new-session", "-x", "120", "-y", "40", `exec ${command}`],
      {
        env: { PATH: process.env["PATH"]!, LANG: "C.UTF-8", TERM: "xterm-256color", ...env },
        stdio: ["pipe", "pipe", "ignore"],
      },
    );
    process.once("exit", this.#abandon);
    const lines = createInterface({ input: this.#tmux.stdout! });
    lines.on("line", (line) => this.#hear(line));
  }

  /** Milliseconds until something is drawn that has this in it, from when `act` is begun. */
  async msUntil(text: string, act: () => void = () => {}): Promise<number> {
    const start = performance.now();
    const drawn = this.#untilDrawn(text);
    act();
    await drawn;
    return performance.now() - start;
  }

  /** As they are typed. */
  type(text: string): void {
    void this.#ask(`send-keys -l -- '${text}'`);
  }

  /** By tmux's names. */
  press(key: string): void {
    void this.#ask(`send-keys -- ${key}`);
  }

  async screen(): Promise<string> {
    return this.#ask("capture-pane -p");
  }

  async cpuSeconds(): Promise<number> {
    const stat = readFileSync(`/proc/${await this.#pid()}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  }

  async residentMb(): Promise<number> {
    const status = readFileSync(`/proc/${await this.#pid()}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)![1]) / 1024;
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#tmux.once("exit", resolve));
    this.#tmux.stdin!.write("kill-server\n");
    await gone;
    process.off("exit", this.#abandon);
  }

  /** A run that is ended from outside leaves no program behind that nobody sees. */
  #abandon = (): void => {
    spawnSync("tmux", ["-S", this.#socket, "kill-server"], { stdio: "ignore" });
  };

  async #pid(): Promise<string> {
    return (await this.#ask("display-message -p '#{pane_pid}'")).trim();
  }

  #ask(command: string): Promise<string> {
    const answer = new Promise<string>((resolve) => this.#answers.push(resolve));
    this.#tmux.stdin!.write(`${command}\n`);
    return answer;
  }

  /** tmux's control mode: answers stand between %begin and %end, what is drawn behind %output. */
  #hear(line: string): void {
    if (line.startsWith("%output ")) {
      const drawn = line.slice(line.indexOf(" ", 8) + 1);
      for (const listener of Array.from(this.#listeners)) listener(drawn);
    } else if (this.#answer === null && line.startsWith("%begin ")) {
      // What the command line began with is answered as well; its last number says so.
      this.#answer = [];
    } else if (this.#answer && /^%(?:end|error) /.test(line)) {
      if (line.endsWith(" 1")) this.#answers.shift()?.(this.#answer.join("\n"));
      this.#answer = null;
    } else this.#answer?.push(line);
  }

  #untilDrawn(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let before = "";
      const end = (): void => {
        clearTimeout(limit);
        this.#listeners.delete(listen);
      };
      const limit = setTimeout(() => {
        end();
        reject(new Error(`${text} was not drawn within ${PATIENCE_MS / 1000} s.`));
      }, PATIENCE_MS);
      const listen = (drawn: string): void => {
        before = (before + drawn).slice(-4096);
        if (!before.includes(text)) return;
        end();
        resolve();
      };
      this.#listeners.add(listen);
    });
  }
}
