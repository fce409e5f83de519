import { expect, test } from "vitest";
import type { Depth } from "../paint/depth.ts";
import type { Settings } from "../profiles/settings.ts";
import type { Tmux } from "../tmux.ts";
import { answered, blocksOf, tmuxHinders, wayOf, type Way } from "./way.ts";

interface Given {
  images?: Settings["images"];
  depth?: Depth;
  tmux?: Tmux | null;
  said?: readonly string[];
}

function known(env: NodeJS.ProcessEnv, given: Given = {}) {
  const { images = "auto", depth = "full", tmux = null, said = [] } = given;
  const nothing = { name: null, sixel: false, cell: null };
  return { images, depth, env, tmux, answers: said.reduce(answered, nothing) };
}

const attributes = "\u001b[?62;4;22c";
const without = "\u001b[?62;22c";
const called = (name: string) => `\u001bP>|${name}\u001b\\`;

test.for<[string, NodeJS.ProcessEnv, Given, Way]>([
  ["kitty", { TERM: "xterm-kitty" }, {}, "kitty"],
  ["Ghostty", { TERM: "xterm-256color", TERM_PROGRAM: "ghostty" }, {}, "kitty"],
  ["kitty over ssh", { TERM: "xterm-256color" }, { said: [called("kitty(0.42)")] }, "kitty"],
  ["WezTerm, which knows no placeholders", { TERM_PROGRAM: "WezTerm" }, {}, "iterm2"],
  ["iTerm2 over ssh", { LC_TERMINAL: "iTerm2" }, {}, "iterm2"],
  [
    "xterm that was started in kitty",
    { KITTY_WINDOW_ID: "1" },
    { said: [called("XTerm(390)")] },
    "blocks",
  ],
  ["foot", { TERM: "foot" }, {}, "sixel"],
  ["one that says it can sixel", { TERM: "xterm" }, { depth: "256", said: [attributes] }, "sixel"],
  ["one that says it cannot", { TERM: "xterm" }, { said: [without] }, "blocks"],
  ["one of 16 colours", { TERM: "xterm" }, { depth: "16" }, "off"],
  ["one without colours", { TERM: "xterm-kitty" }, { depth: "none", said: [attributes] }, "off"],
  ["screen in kitty", { STY: "1", KITTY_WINDOW_ID: "1" }, {}, "blocks"],
  ["tmux in kitty", {}, { tmux: { terminal: "xterm-kitty", passes: true } }, "kitty"],
  [
    "tmux that passes nothing on",
    {},
    { tmux: { terminal: "xterm-kitty", passes: false } },
    "blocks",
  ],
  [
    "tmux in iTerm2, where nobody knows the place of a pane",
    { TERM_PROGRAM: "tmux", LC_TERMINAL: "iTerm2" },
    { tmux: { terminal: "xterm-256color", passes: true } },
    "blocks",
  ],
  [
    "tmux that draws sixel itself",
    {},
    { tmux: { terminal: "foot", passes: false }, said: [called("tmux 3.5a"), attributes] },
    "sixel",
  ],
  ["whoever wants blocks", { TERM: "xterm-kitty" }, { images: "blocks" }, "blocks"],
  ["whoever knows better", { TERM: "xterm" }, { images: "iterm2" }, "iterm2"],
  ["whoever wants none", { TERM: "xterm-kitty" }, { images: "off", said: [attributes] }, "off"],
])("%s gets its own", ([, env, given, way]) => {
  expect(wayOf(known(env, given))).toBe(way);
});

test("what tmux keeps from us is told to whoever could have it", () => {
  const hindered = { tmux: { terminal: "xterm-ghostty", passes: false } };
  expect(tmuxHinders(known({}, hindered))).toBe(true);
  expect(tmuxHinders(known({}, { tmux: { terminal: "xterm-ghostty", passes: true } }))).toBe(false);
  expect(tmuxHinders(known({}, { ...hindered, images: "off" }))).toBe(false);
  expect(tmuxHinders(known({}, { tmux: { terminal: "xterm-256color", passes: false } }))).toBe(
    false,
  );
});

test("cells are as large as the terminal says, unless it says nonsense", () => {
  const cellOf = (...said: string[]) => known({}, { said }).answers.cell;
  expect(cellOf("\u001b[6;21;9t")).toEqual({ width: 9, height: 21 });
  expect(cellOf("\u001b[6;0;0t", "\u001b[6;99999;9t", "\u001b[4;21;9t")).toBeNull();
});

test("with 256 colours half blocks are drawn for whoever asks for pictures", () => {
  expect(blocksOf({ images: "auto", depth: "256" })).toBeNull();
  expect(blocksOf({ images: "sixel", depth: "256" })).toBe("256");
  expect(blocksOf({ images: "auto", depth: "16" })).toBeNull();
});
