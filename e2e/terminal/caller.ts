import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import { call } from "@parley/terminal/headless/call";
import { wordsIn } from "@parley/terminal/words/words";

/** A machine on which `parley` is called, in this process. */
export class Caller {
  readonly home = mkdtempSync(join(tmpdir(), "parley-caller-"));
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: NodeJS.ProcessEnv = {}) {
    this.#env = env;
    onTestFinished(() => rmSync(this.home, { recursive: true, force: true }));
  }

  get paths() {
    const folder = (name: string): string => join(this.home, name);
    return { config: folder("config"), data: folder("data"), state: folder("state") };
  }

  /** Calls it, with everything that comes in at once. */
  async run(args: string[], stdin = ""): Promise<{ code: number; out: string; err: string }> {
    const called = this.start(args);
    called.stdin.end(stdin);
    const code = await called.ended;
    return { code, out: called.out(), err: called.err() };
  }

  start(args: string[]): Called {
    return new Called(args, this.paths, this.#env);
  }
}

/** One call that goes on. */
export class Called {
  readonly stdin = new PassThrough();
  readonly ended: Promise<number>;
  readonly #interruption = new AbortController();
  readonly #out = new PassThrough();
  readonly #err = new PassThrough();
  readonly out: () => string;
  readonly err: () => string;

  constructor(args: string[], paths: Caller["paths"], env: NodeJS.ProcessEnv) {
    this.out = gathered(this.#out);
    this.err = gathered(this.#err);
    this.ended = call(args, {
      stdin: this.stdin,
      stdout: this.#out,
      stderr: this.#err,
      env,
      paths,
      words: wordsIn("en", { locale: "en-GB", zone: "UTC" }),
      signal: this.#interruption.signal,
    });
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#interruption.abort();
  }
}

function gathered(stream: PassThrough): () => string {
  let text = "";
  stream.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return () => text;
}
