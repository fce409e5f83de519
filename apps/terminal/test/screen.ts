import { PassThrough, Writable } from "node:stream";
import { Terminal } from "@xterm/headless";
import { render, type RenderOptions } from "ink";
import { createElement, type ReactNode } from "react";
import { KeyInput } from "../src/keys/input.ts";
import { createCanvas } from "../src/screen/canvas/canvas.ts";
import { CanvasProvider } from "../src/screen/canvas/useCanvas.ts";

/** How long a test waits for the screen to show something, in milliseconds. */
const patienceMs = 4000;

export interface Screen {
  /** What a keyboard would send, in one piece. */
  type: (bytes: string) => void;
  /** What stands on the screen, blanks at the ends of lines left out. */
  text: () => string;
  /** Resolves once it holds; what the screen shows is told when it does not. */
  until: (holds: (text: string) => boolean) => Promise<void>;
  /** Until these words stand on the screen. */
  shows: (words: string) => Promise<void>;
  resize: (columns: number, rows: number) => Promise<void>;
  /** Where the cursor is, counted from 0; null when it is hidden. */
  cursor: () => { x: number; y: number } | null;
  /** Everything that was written to the terminal, sequences and all. */
  written: () => string;
  readonly terminal: Terminal;
  /** Whether raw mode is on: the terminal is given back when it is not. */
  raw: () => boolean;
  rerender: (node: ReactNode) => void;
  close: () => Promise<void>;
}

interface Options extends RenderOptions {
  columns?: number;
  rows?: number;
  /** As with the whole screen: not Ink draws, but the canvas. */
  hasCanvas?: boolean;
}

/** Draws into a real terminal in memory, as `openScreen` does into the one outside. */
export async function openTestScreen(
  node: ReactNode,
  { columns = 80, rows = 24, hasCanvas = false, ...options }: Options = {},
): Promise<Screen> {
  const { stdin, stdout, ...terminal } = fakeTerminal(columns, rows);
  const canvas = hasCanvas ? createCanvas(stdout as unknown as NodeJS.WriteStream) : null;
  canvas?.begin();
  const drawn = (drawing: ReactNode) => createElement(CanvasProvider, { value: canvas }, drawing);
  const app = render(drawn(node), {
    stdin: new KeyInput(stdin) as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    exitOnCtrlC: false,
    patchConsole: false,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 1000,
    ...options,
  });
  await app.waitUntilRenderFlush();
  return {
    ...terminal,
    rerender: (next) => app.rerender(drawn(next)),
    async close() {
      canvas?.end();
      app.unmount();
      await app.waitUntilExit();
      app.cleanup();
    },
  };
}

type Ends = Omit<Screen, "rerender" | "close">;

/** Both ends of a terminal: what a program reads and writes, and what a person types and sees. */
export function fakeTerminal(
  columns: number,
  rows: number,
): Ends & { stdin: Stdin; stdout: Stdout } {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  const stdin = new Stdin();
  const stdout = new Stdout(terminal);
  const waiting = new Set<() => void>();
  const look = () => {
    for (const wake of Array.from(waiting)) wake();
  };
  terminal.onWriteParsed(look);

  function text(): string {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? "").trimEnd(),
    ).join("\n");
  }

  function until(holds: (text: string) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const give = (error?: Error) => {
        clearTimeout(late);
        waiting.delete(wake);
        if (error) reject(error);
        else resolve();
      };
      const wake = () => {
        if (holds(text())) give();
      };
      const late = setTimeout(
        () => give(new Error(`The screen does not come to show it:\n${text()}`)),
        patienceMs,
      );
      waiting.add(wake);
      wake();
    });
  }

  return {
    stdin,
    stdout,
    terminal,
    text,
    until,
    shows: (words) => until((shown) => shown.includes(words)),
    type: (bytes) => void stdin.write(bytes),
    cursor() {
      const { active } = terminal.buffer;
      return stdout.cursorShown ? { x: active.cursorX, y: active.cursorY } : null;
    },
    written: () => stdout.written,
    raw: () => stdin.isRaw,
    async resize(wide, high) {
      terminal.resize(wide, high);
      stdout.emit("resize");
      await stdout.settled();
    },
  };
}

class Stdin extends PassThrough {
  readonly isTTY = true;
  isRaw = false;

  setRawMode(mode: boolean): this {
    this.isRaw = mode;
    return this;
  }

  ref = () => this;
  unref = () => this;
}

const cursorMode = new RegExp(String.raw`${"\x1b"}\[\?25([hl])`, "g");

class Stdout extends Writable {
  readonly isTTY = true;
  readonly #terminal: Terminal;
  written = "";
  cursorShown = true;

  constructor(terminal: Terminal) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
  }

  get columns(): number {
    return this.#terminal.cols;
  }

  get rows(): number {
    return this.#terminal.rows;
  }

  override _write(chunk: string | Buffer, _: BufferEncoding, done: () => void): void {
    const text = chunk.toString();
    this.written += text;
    for (const [, on] of text.matchAll(cursorMode)) this.cursorShown = on === "h";
    this.#terminal.write(text.replaceAll(/(?<!\r)\n/g, "\r\n"), done);
  }

  settled(): Promise<void> {
    return new Promise((resolve) => this.#terminal.write("", resolve));
  }
}
