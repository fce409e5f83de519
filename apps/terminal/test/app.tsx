import type { Parley } from "@parley/client";
import type { Id } from "@parley/protocol";
import stringWidth from "string-width";
import { createPainter } from "../src/paint/paint.ts";
import type { Depth } from "../src/paint/depth.ts";
import { defaultSettings, type Settings } from "../src/profiles/settings.ts";
import { App } from "../src/screen/app.tsx";
import { wordsIn } from "../src/words/words.ts";
import { openTestScreen, type Screen } from "./screen.ts";

interface Options {
  columns?: number;
  rows?: number;
  settings?: Partial<Settings>;
  plain?: boolean;
  depth?: Depth;
  language?: string;
}

export interface TestApp extends Screen {
  /** What was written to the terminal without being drawn. */
  sequences: string[];
  /** The terminal says that it has the focus, or has not. */
  focus: (attended: boolean) => void;
  quits: () => number;
}

/** The whole app on a terminal in memory. */
export async function openApp(parley: Parley, options: Options = {}): Promise<TestApp> {
  const { columns = 80, rows = 24, settings, plain = false, depth = "none" } = options;
  const sequences: string[] = [];
  let focus: (attended: boolean) => void = () => undefined;
  let quits = 0;
  const notify = Object.assign(() => undefined, { title: () => undefined, end: () => undefined });
  const nothing = () => undefined;
  const screen = await openTestScreen(
    <App
      parley={parley}
      profile={{
        name: "dana",
        server: "https://parley.example",
        username: "dana",
        person: 1 as Id,
      }}
      words={wordsIn(options.language ?? "en", { zone: "UTC" })}
      settings={{ ...defaultSettings, ...settings }}
      env={{}}
      notify={notify}
      onQuit={() => void quits++}
      {...{ suspend: nothing, redraw: nothing, handOver: async (act) => act() }}
      turnMouse={null}
      write={(sequence) => void sequences.push(sequence)}
      painter={createPainter(depth, true)}
      plain={plain}
      followFocus={(onChange) => {
        focus = onChange;
        return nothing;
      }}
    />,
    { columns, rows, hasCanvas: !plain, alternateScreen: !plain, incrementalRendering: false },
  );
  return { ...screen, sequences, focus: (attended) => focus(attended), quits: () => quits };
}

/** The screen as its lines, each as wide as the terminal. */
export function linesOf({ terminal }: Screen): string[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, row) =>
    (active.getLine(active.baseY + row)?.translateToString(false) ?? "").padEnd(terminal.cols),
  );
}

/** What stands in a cell. */
export function cellAt(terminal: Screen["terminal"], row: number, column: number): string {
  const { active } = terminal.buffer;
  return (
    active
      .getLine(active.baseY + row)
      ?.getCell(column)
      ?.getChars() ?? ""
  );
}

/** Makes it count widths as terminals of today do, each character on its own. */
export function countAsToday({ unicode }: Screen["terminal"]): void {
  const widthOf = (code: number) =>
    Math.min(2, stringWidth(String.fromCodePoint(code))) as 0 | 1 | 2;
  unicode.register({
    version: "today",
    wcwidth: widthOf,
    // As the terminal keeps it: the width above the lowest bit, and in that whether it joins what is before it.
    charProperties(code, before) {
      const width = widthOf(code);
      const widthBefore = (before >> 1) & 3;
      return width === 0 && widthBefore > 0 ? (widthBefore << 1) | 1 : width << 1;
    },
  });
  unicode.activeVersion = "today";
}
