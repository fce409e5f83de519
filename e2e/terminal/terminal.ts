import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, vi } from "vitest";

const run = promisify(execFile);
const tmux = process.env["PARLEY_TEST_TMUX"] ?? "tmux";
const built = fileURLToPath(new URL("../../apps/terminal/dist/parley.js", import.meta.url));
const PROMPT = "ready$ ";

/** Skipped where there is no tmux to run terminals in, which `npm test` tells. */
export const describeInTmux = canRun(tmux) ? describe : describe.skip;

export interface Size {
  columns: number;
  rows: number;
}

/** A machine of somebody's own: a home, and terminals in which its shell waits. */
export class Machine {
  readonly home: string;
  readonly #socket: string;
  #terminals = 0;

  constructor() {
    this.home = mkdtempSync(join(tmpdir(), "parley-home-"));
    this.#socket = join(this.home, "tmux");
    const bin = join(this.home, "bin");
    mkdirSync(bin);
    symlinkSync(process.execPath, join(bin, "node"));
    writeFileSync(join(bin, "parley"), `#!/bin/sh\nexec node '${built}' "$@"\n`, { mode: 0o755 });
    writeFileSync(
      join(this.home, "tmux.conf"),
      "set -g default-terminal tmux-256color\nset -g set-clipboard on\nset -g allow-rename on\n" +
        "set -s escape-time 0\nset -g history-limit 100\nset -g status off\n",
    );
  }

  async terminal({ columns, rows }: Size = { columns: 100, rows: 30 }): Promise<Terminal> {
    const name = `t${++this.#terminals}`;
    const size = ["-x", String(columns), "-y", String(rows)];
    const start = ["new-session", "-d", "-s", name, ...size, "-c", this.home, "exec sh"];
    await this.#tmux(["-f", join(this.home, "tmux.conf"), ...start]);
    const terminal = new Terminal(name, (args, stdin) => this.#tmux(args, stdin));
    await terminal.untilReady();
    return terminal;
  }

  /** Runs a command without a terminal, as a script does. */
  async script(
    args: string[],
    more: Record<string, string> = {},
    stdin = "",
  ): Promise<{ code: number; stdout: string; stderr: string }> {
    const child = run("parley", args, { env: { ...this.#env(), ...more }, timeout: 30_000 });
    child.child.stdin!.end(stdin);
    return child.then(
      (output) => ({ code: 0, ...output }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
  }

  close(): void {
    try {
      execFileSync(tmux, ["-S", this.#socket, "kill-server"], { stdio: "ignore" });
    } catch {
      // It has ended with its last terminal.
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  async #tmux(args: string[], stdin?: string): Promise<string> {
    const child = run(tmux, ["-S", this.#socket, ...args], { env: this.#env() });
    if (stdin !== undefined) child.child.stdin!.end(stdin);
    return (await child).stdout;
  }

  #env(): Record<string, string> {
    return {
      HOME: this.home,
      PATH: `${join(this.home, "bin")}:${process.env["PATH"]}`,
      PS1: PROMPT,
      ENV: "",
      LANG: "C.UTF-8",
      SHELL: "/bin/sh",
      TMPDIR: tmpdir(),
      // No keyring of whoever runs the tests is touched.
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
    };
  }
}

type Tmux = (args: string[], stdin?: string) => Promise<string>;

/** A terminal as somebody sits at it. */
export class Terminal {
  readonly #name: string;
  readonly #tmux: Tmux;

  constructor(name: string, act: Tmux) {
    this.#name = name;
    this.#tmux = act;
  }

  /** Letters, as they are typed. */
  async type(text: string): Promise<void> {
    await this.#tmux(["send-keys", "-t", this.#name, "-l", "--", text]);
  }

  /** Keys by tmux's names: "Enter", "C-k", "M-a". */
  async press(...keys: string[]): Promise<void> {
    await this.#tmux(["send-keys", "-t", this.#name, "--", ...keys]);
  }

  /** A line, as it is entered. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.press("Enter");
  }

  async paste(text: string): Promise<void> {
    await this.#tmux(["load-buffer", "-b", "pasted", "-"], text);
    await this.#tmux(["paste-buffer", "-p", "-d", "-b", "pasted", "-t", this.#name]);
  }

  /**
   * Stops what the shell runs, as a machine that falls asleep does: the shell has to be one that
   * sees nothing of it (`set +m`). Answers how to wake it.
   */
  async asleep(): Promise<() => void> {
    const programs = await this.#programs();
    for (const pid of programs) process.kill(pid, "SIGSTOP");
    return () => programs.forEach((pid) => process.kill(pid, "SIGCONT"));
  }

  /** What the shell runs is no more, as after a power cut. */
  async kill(): Promise<void> {
    for (const pid of await this.#programs()) process.kill(pid, "SIGKILL");
  }

  async resize({ columns, rows }: Size): Promise<void> {
    const size = ["-x", String(columns), "-y", String(rows)];
    await this.#tmux(["resize-window", "-t", this.#name, ...size]);
  }

  /** Tells the program one size after the other. Of what tmux is told so quickly, it passes on the last alone. */
  async storm(sizes: readonly Size[]): Promise<void> {
    const tty = await this.about("pane_tty");
    const told = sizes.map(({ columns, rows }) => `stty cols ${columns} rows ${rows} <${tty}`);
    await run("sh", ["-c", told.join("\n")]);
  }

  /** Keeps everything that is written to it from now on in a file. */
  async record(path: string): Promise<void> {
    await this.#tmux(["pipe-pane", "-t", this.#name, `cat > ${path}`]);
  }

  /** What stands on the screen. */
  screen(): Promise<string> {
    return this.#tmux(["capture-pane", "-p", "-t", this.#name]);
  }

  /** What tmux knows of it: "pane_title", "cursor_flag", "alternate_on". */
  async about(name: string): Promise<string> {
    return (await this.#tmux(["display-message", "-p", "-t", this.#name, `#{${name}}`])).trim();
  }

  /** What any program has put into the clipboard. */
  clipboard(): Promise<string> {
    return this.#tmux(["list-buffers"]);
  }

  async #programs(): Promise<number[]> {
    const shell = await this.about("pane_pid");
    const { stdout } = await run("ps", ["-A", "-o", "pid=,ppid="]);
    const pairs = stdout.split("\n").map((line) => line.trim().split(/\s+/));
    return pairs.flatMap(([pid, parent]) => (parent === shell ? Number(pid) : []));
  }

  async until(text: string | RegExp): Promise<void> {
    await eventually(async () => {
      const screen = await this.screen();
      if (typeof text === "string") expect(screen).toContain(text);
      else expect(screen).toMatch(text);
    });
  }

  async untilGone(text: string | RegExp): Promise<void> {
    await eventually(async () => {
      const screen = await this.screen();
      if (typeof text === "string") expect(screen).not.toContain(text);
      else expect(screen).not.toMatch(text);
    });
  }

  /** The shell waits again. */
  async untilReady(): Promise<void> {
    await eventually(async () =>
      expect((await this.screen()).trimEnd().endsWith(PROMPT.trim())).toBe(true),
    );
  }
}

/** For the tests of the file that calls it. */
export function machines(): () => Machine {
  const all: Machine[] = [];
  afterAll(() => {
    for (const machine of all) machine.close();
  });
  return () => {
    const machine = new Machine();
    all.push(machine);
    return machine;
  };
}

/** Until it holds, however slow the machine is. */
export const eventually = (holds: () => Promise<void>): Promise<void> =>
  vi.waitFor(holds, { timeout: 30_000, interval: 40 });

function canRun(program: string): boolean {
  try {
    execFileSync(program, ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
