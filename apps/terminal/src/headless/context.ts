import type { Readable, Writable } from "node:stream";
import type { Parley } from "@parley/client";
import type { Parsed } from "../cli/table.ts";
import type { Paths } from "../profiles/paths.ts";
import type { Words } from "../words/words.ts";

/** What a command of the command line works with: of the process it knows no more than this. */
export interface Context {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  env: NodeJS.ProcessEnv;
  paths: Paths;
  words: Words;
  /** Whether somebody looks at what is written, rather than a program. */
  isTerminal: boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /**
   * The account of this profile, of PARLEY_SERVER and PARLEY_TOKEN, or the current one: not started,
   * and kept nowhere. Throws `Trouble` when nobody is signed in, or the server cannot be used.
   */
  open: (profileName?: string) => Promise<Parley>;
}

/** Answers the exit code. */
export type Run = (args: Parsed, context: Context) => Promise<number>;
