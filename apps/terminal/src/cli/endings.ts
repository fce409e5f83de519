// What happens to a program that nobody asked for: the ways it comes to its end, and Node's warnings.
import { appendFileSync, mkdirSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { exit } from "../headless/exit.ts";
import type { Paths } from "../profiles/paths.ts";
import type { Words } from "../words/words.ts";
import { version } from "../version.ts";

/** Larger than this, what went wrong before is forgotten. */
const LOG_MAX_BYTES = 256 * 1024;

/** What is asked for by Ctrl-C or a plain kill: those who listen finish, and answer the exit code. */
export function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // Whoever asks twice is in a hurry.
      if (interrupted.signal.aborted) process.exit(exit.interrupted);
      interrupted.abort();
    });
  }
  return interrupted.signal;
}

/** What Node tells programmers, of a library's old ways say, would stand in the middle of the screen. */
export function hushWarnings(): void {
  process.removeAllListeners("warning");
}

/** `parley read | head` is no mistake: who does not want more is written nothing more. */
export function endWithThePipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // EIO: the terminal is gone.
      if (error.code === "EPIPE" || error.code === "EIO") process.exit(exit.done);
      throw error;
    });
  }
}

/** In one line, with the particulars in a file. Nothing of what anybody wrote is among them. */
export function endWithTheReason({ paths, words }: { paths: Paths; words: Words }): void {
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.on(event, (error: unknown) => {
      const told = tell(error, paths, words);
      // After the screen, if there is one, has given the terminal back.
      process.once("exit", () => process.stderr.write(`${told}\n`));
      process.exit(exit.failed);
    });
  }
}

function tell(error: unknown, paths: Paths, { say }: Words): string {
  const file = join(paths.state, "trouble.log");
  try {
    mkdirSync(paths.state, { recursive: true, mode: 0o700 });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAX_BYTES) truncateSync(file);
    appendFileSync(file, `${particulars(error)}\n`, { mode: 0o600 });
    return say("cli.broken", { file });
  } catch {
    return say("cli.brokenUnwritten", { reason: nameOf(error) });
  }
}

/** Without the error's own words: they may quote what somebody wrote. */
function particulars(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const at = stack.split("\n").filter((line) => /^\s+at /.test(line));
  const head = `${new Date().toISOString()} parley ${version} node ${process.versions.node}`;
  return [head, nameOf(error), ...at].join("\n");
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return code ? `${error.name} ${code}` : error.name;
}
