import { Readable } from "node:stream";
import { createDecoder } from "./decode.ts";
import type { Typed } from "./typed.ts";

export interface TerminalInput extends NodeJS.ReadableStream {
  isTTY?: boolean;
  setRawMode?: (mode: boolean) => unknown;
  ref?: () => unknown;
  unref?: () => unknown;
}

const kittyAnswer = new RegExp(String.raw`${"\x1b"}\[\?\d+u`, "g");

/**
 * The keyboard as Ink is given it in place of stdin. Ink's own reading knows no F-keys and types out what it does
 * not understand; so nothing comes through to it, and the keys are told here, in the order in which they came.
 * Ink still says when the terminal is ours: while it wants raw mode we read, and while it does not somebody else may.
 */
export class KeyInput extends Readable {
  readonly isTTY: boolean;
  readonly #from: TerminalInput;
  readonly #reports = new Set<(sequence: string) => void>();
  readonly #decoder = createDecoder((sequence) => {
    for (const hear of this.#reports) hear(sequence);
  });
  readonly #listeners = new Set<(typed: readonly Typed[]) => void>();
  #timer: NodeJS.Timeout | undefined;
  #reads = false;
  /** What a mouse sends that was not asked for, left on by another program say, is nobody's. */
  mouse = false;

  constructor(from: TerminalInput) {
    super({ encoding: "utf8", read: () => undefined });
    this.#from = from;
    this.isTTY = from.isTTY === true;
  }

  /** Answers how to stop listening. */
  listen(listener: (typed: readonly Typed[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Hears what the terminal says that no key sends: answers to questions, changes of its own. Answers how to stop. */
  hear(report: (sequence: string) => void): () => void {
    this.#reports.add(report);
    return () => this.#reports.delete(report);
  }

  /** Whether the terminal is ours: nobody else was given it, an editor say. */
  get isOurs(): boolean {
    return this.#reads;
  }

  setRawMode(wanted: boolean): this {
    this.#from.setRawMode?.(wanted);
    if (wanted === this.#reads) return this;
    this.#reads = wanted;
    if (wanted) {
      this.#from.setEncoding("utf8");
      this.#from.on("data", this.#take);
      this.#from.resume();
    } else {
      this.#from.off("data", this.#take);
      this.#from.pause();
      clearTimeout(this.#timer);
      this.#decoder.flush();
    }
    return this;
  }

  ref(): void {
    this.#from.ref?.();
  }

  unref(): void {
    this.#from.unref?.();
  }

  readonly #take = (chunk: string | Buffer): void => {
    clearTimeout(this.#timer);
    const text = chunk.toString();
    // Ink asked whether the terminal speaks the kitty protocol and waits for the answer.
    for (const [answer] of text.matchAll(kittyAnswer)) this.push(answer);
    this.#tell(this.#decoder.push(text));
    const { patienceMs } = this.#decoder;
    if (patienceMs !== null)
      this.#timer = setTimeout(() => this.#tell(this.#decoder.flush()), patienceMs);
  };

  #tell(all: readonly Typed[]): void {
    const typed = this.mouse ? all : all.filter(({ at }) => at === undefined);
    if (typed.length > 0) for (const listener of this.#listeners) listener(typed);
  }
}
