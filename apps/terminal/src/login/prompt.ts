import { createInterface } from "node:readline";
import { Writable, type Readable } from "node:stream";
import { exit } from "../headless/exit.ts";
import { harmless } from "../safe/harmless.ts";
import { wrap } from "../safe/wrap.ts";
import { Trouble } from "../server/trouble.ts";

/** Asks line by line: of a person at a terminal, or of whatever writes the answers into a pipe. */
export interface Prompt {
  /** Throws `Trouble` when there are no more answers, and the reason of an aborted `signal`. */
  ask: (question: string, options?: { hidden?: boolean; signal?: AbortSignal }) => Promise<string>;
  tell: (line: string) => void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  close: () => void;
}

export interface PromptStreams {
  stdin: Readable;
  stdout: Writable;
  isTerminal: boolean;
  signal: AbortSignal;
}

interface Waiting {
  take: (line: string) => void;
  fail: (reason: unknown) => void;
}

export function promptOn({ stdin, stdout, isTerminal, signal: outer }: PromptStreams): Prompt {
  const interrupted = new AbortController();
  const signal = AbortSignal.any([outer, interrupted.signal]);
  // Between the questions too: what is typed ahead may be a password.
  let isHidden = true;
  const lines = createInterface({
    input: stdin,
    output: echo(),
    terminal: isTerminal,
    // What was typed before is none of the next question's business, and may be a password.
    historySize: 0,
  });
  /** What came before it was asked for: a pipe does not wait. */
  const early: string[] = [];
  let waiting: Waiting | null = null;
  let isOver = false;

  lines.on("line", (line) => {
    if (waiting) settle(({ take }) => take(line));
    else early.push(line);
  });
  lines.on("close", () => {
    isOver = true;
    settle(({ fail }) => fail(noAnswer()));
  });
  lines.on("SIGINT", () => interrupted.abort());
  signal.addEventListener("abort", () => lines.close(), { once: true });

  return { ask, tell, signal, close: () => lines.close() };

  function settle(how: (waiting: Waiting) => void): void {
    const before = waiting;
    waiting = null;
    if (before) how(before);
  }

  async function ask(
    question: string,
    { hidden = false, signal: calledOff }: { hidden?: boolean; signal?: AbortSignal } = {},
  ): Promise<string> {
    const ready = early.shift();
    if (ready !== undefined) {
      stdout.write(`${question}\n`);
      return ready;
    }
    if (isOver) throw noAnswer();
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    waiting = { take: resolve, fail: reject };
    const leave = (): void => settle(({ fail }) => fail(calledOff?.reason));
    calledOff?.addEventListener("abort", leave, { once: true });
    isHidden = hidden || !isTerminal;
    lines.setPrompt(isHidden ? "" : question);
    if (isHidden) stdout.write(question);
    lines.prompt();
    let isDrawn = false;
    try {
      const line = await promise;
      isDrawn = !isHidden;
      return line;
    } finally {
      calledOff?.removeEventListener("abort", leave);
      isHidden = true;
      if (!isDrawn) stdout.write("\n");
    }
  }

  function tell(line: string): void {
    const { columns = 0 } = stdout as { columns?: number };
    const told = harmless(line);
    const lines = isTerminal && columns > 0 ? wrap(told, columns) : [told];
    stdout.write(`${lines.join("\n")}\n`);
  }

  function noAnswer(): Trouble {
    return signal.aborted
      ? new Trouble(({ say }) => say("login.interrupted"), exit.interrupted)
      : new Trouble(({ say }) => say("login.ended"), exit.failed);
  }

  /** What readline draws: all of a line, but nothing of one that nobody else should see. */
  function echo(): Writable {
    const drawn = new Writable({
      write(chunk: Buffer, _, done) {
        if (!isHidden) stdout.write(chunk);
        done();
      },
    });
    return Object.assign(drawn, { columns: (stdout as { columns?: number }).columns });
  }
}
