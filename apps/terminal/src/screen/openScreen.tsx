import { setTimeout } from "node:timers/promises";
import { render, useApp, type Instance } from "ink";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { createEasel, type Easel } from "../images/easel.ts";
import { canBeAsked, createAsking, type Asking } from "../keys/asking.ts";
import { KeyInput } from "../keys/input.ts";
import { depthOf, type Depth } from "../paint/depth.ts";
import { followGround, tellGround, tellNoGround, type FollowedGround } from "../paint/ground.ts";
import { createPainter } from "../paint/paint.ts";
import { drawEmoji, drawsWhole } from "../safe/emoji.ts";
import { App, type AppProps } from "./app.tsx";
import { followFocus, reportFocus, reportNoFocus } from "./attention.ts";
import { createCanvas, type Canvas } from "./canvas/canvas.ts";
import { CanvasProvider } from "./canvas/useCanvas.ts";
import { createTurns, type Turns } from "./turns.ts";

type Given = Pick<
  AppProps,
  "parley" | "profile" | "words" | "settings" | "env" | "notify" | "hearTroubles"
>;

export interface ScreenOptions extends Given {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
}

/** Lines longer than the terminal is wide are cut at its edge instead of going on in the next. */
const noWrap = "\u001b[?7l";
const wrap = "\u001b[?7h";
/** Presses and the wheel, in the form that has room for wide screens. */
const mouseOn = "\u001b[?1000h\u001b[?1006h";
const mouseOff = "\u001b[?1006l\u001b[?1000l";
const pasteOff = "\u001b[?2004l";
const cursorOn = "\u001b[?25h";
const alternateOff = "\u001b[?1049l";

/** Shows the account until somebody quits. The terminal is given back as it was, whatever happens. */
export async function openScreen(options: ScreenOptions): Promise<void> {
  const { stdin, stdout, settings, env } = options;
  const hears = env["INK_SCREEN_READER"] === "true";
  const plain = settings.plain || env["TERM"] === "dumb" || hears;
  const depth = plain ? "none" : depthOf(env, settings.colours, stdout.isTTY === true);
  drawEmoji(emojiFor(options));

  const write = (sequence: string) => void stdout.write(sequence);
  const input = new KeyInput(stdin);
  input.mouse = settings.mouse && !plain;
  const turnMouse = () => {
    input.mouse = !input.mouse;
    write(input.mouse ? mouseOn : mouseOff);
    return input.mouse;
  };
  const images = plain ? "off" : settings.images;
  const asking = createAsking(input, write);
  const easel = createEasel({ env, images, depth, write, ask: asking.ask });
  input.hear(easel.hear);
  const canvas = plain ? null : createCanvas(stdout);
  const ground = followGround(input, env, asking.ask);
  const asksSize = !plain && canBeAsked(env);
  const asksGround = asksSize && settings.theme === "auto" && depth !== "none";
  const modes: Modes = {
    begin() {
      if (plain) return;
      easel.come();
      write(noWrap + reportFocus + (input.mouse ? mouseOn : "") + (asksGround ? tellGround : ""));
      canvas?.begin();
      if (asksSize) easel.ask();
      if (asksGround) ground.ask();
    },
    end() {
      canvas?.end();
      if (plain) return write(pasteOff);
      easel.leave();
      const told = (asksGround ? tellNoGround : "") + (input.mouse ? mouseOff : "");
      write(told + reportNoFocus + wrap + pasteOff);
    },
  };
  const giveBack = () => {
    modes.end();
    write((plain ? "" : alternateOff) + cursorOn);
  };

  let app: Instance | null = null;
  const turns = createTurns();
  // What an editor has of a message comes back first.
  const quit = async () => {
    await turns.back();
    await asking.answered();
    app?.unmount();
  };
  const end = () => void quit();
  // Whoever ends the program from outside gets the terminal back too; a crash is told on it. The
  // listeners stay: while there are any but Ink's own, it leaves the ending to them.
  process.on("exit", giveBack);
  for (const signal of endings) process.on(signal, end);
  try {
    app = render(
      <Screen
        {...options}
        quit={end}
        {...{ write, plain, modes, input, depth, ground, asking, turns, turnMouse, easel, canvas }}
      />,
      {
        stdin: input as unknown as NodeJS.ReadStream,
        stdout,
        exitOnCtrlC: false,
        // It is asked for only where somebody sits, and a CI variable in their environment changes nothing.
        interactive: true,
        // Nothing here writes to the console.
        patchConsole: false,
        alternateScreen: !plain,
        // What it is for is plain mode, which says everything in words and knows where the cursor is.
        isScreenReaderEnabled: false,
        maxFps: 30,
        // Tells Shift+Enter from Enter and Esc from what begins with it, where the terminal can.
        kittyKeyboard: { mode: plain ? "disabled" : "auto" },
      },
    );
    modes.begin();
    if (asksSize) stdout.on("resize", easel.ask);
    await app.waitUntilExit();
  } finally {
    stdout.off("resize", easel.ask);
    modes.end();
    process.off("exit", giveBack);
    for (const signal of endings) process.off(signal, end);
  }
}

const endings = ["SIGTERM", "SIGHUP"] as const;

interface Modes {
  begin: () => void;
  end: () => void;
}

interface ScreenProps extends ScreenOptions {
  quit: () => void;
  write: (sequence: string) => void;
  plain: boolean;
  modes: Modes;
  input: KeyInput;
  depth: Depth;
  ground: FollowedGround;
  easel: Easel;
  asking: Asking;
  turns: Turns;
  turnMouse: () => boolean;
  canvas: Canvas | null;
}

function Screen(props: ScreenProps) {
  const { stdout, quit, modes, input, depth, ground, canvas, asking, turns, ...given } = props;
  const { suspendTerminal } = useApp();
  const { settings, env, plain, turnMouse } = given;
  const terminal = useMemo(() => {
    const handOver: AppProps["handOver"] = (use) =>
      turns.give(async () => {
        await asking.answered();
        try {
          await suspendTerminal(async () => {
            modes.end();
            await use();
          });
        } finally {
          modes.begin();
        }
      });
    return {
      handOver,
      redraw: () => void handOver(() => undefined),
      suspend: () => void handOver(stopped),
      followFocus: (onChange: (attended: boolean) => void) => followFocus(input, onChange),
    };
  }, [suspendTerminal, modes, input, asking, turns]);
  // Stopped by somebody else: the shell has set up the terminal for itself meanwhile.
  useEffect(() => {
    process.on("SIGCONT", terminal.redraw);
    return () => void process.off("SIGCONT", terminal.redraw);
  }, [terminal]);
  const told = useSyncExternalStore(ground.subscribe, ground.get);
  const painter = useMemo(() => {
    const links = settings.links && !plain && stdout.isTTY === true && env["TERM"] !== "linux";
    return createPainter(depth, links, settings.theme === "auto" ? told : settings.theme);
  }, [env, settings, plain, stdout, depth, told]);
  return (
    <CanvasProvider value={canvas}>
      <App
        {...given}
        {...terminal}
        painter={painter}
        onQuit={quit}
        turnMouse={plain ? null : turnMouse}
      />
    </CanvasProvider>
  );
}

/**
 * Until the shell's `fg`; where nothing can stop the program, it goes on. What started it, npm say, has to stop with
 * it, or the shell would wait on.
 */
async function stopped(): Promise<void> {
  process.kill(0, "SIGTSTP");
  // Not counted while the program stands still.
  await setTimeout(200);
}

function emojiFor({ settings, env }: ScreenOptions) {
  if (settings.emoji === "names" || env["TERM"] === "linux") return "names";
  return drawsWhole(env) ? "whole" : "apart";
}
