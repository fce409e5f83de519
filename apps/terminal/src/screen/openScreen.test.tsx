import { access, chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationState } from "@parley/client";
import { expect, onTestFinished, test, vi } from "vitest";
import { conversationOf, fakeParley, ana } from "../../test/fakeParley.ts";
import { fakeTerminal } from "../../test/screen.ts";
import { defaultSettings, type Settings } from "../profiles/settings.ts";
import { wordsIn } from "../words/words.ts";
import { openScreen } from "./openScreen.tsx";

function opened(
  chosen: Partial<Settings> = {},
  more: readonly ConversationState[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const terminal = fakeTerminal(80, 20);
  // What it can do, whenever it is asked.
  terminal.terminal.onData(terminal.type);
  const lines = Array.from({ length: 40 }, (_, index): [typeof ana, string] => [
    ana,
    `Line ${index}.`,
  ]);
  const tools = conversationOf(7, { name: "tools" }, [...lines, [ana, "Who has the ladder?"]]);
  const parley = fakeParley([
    tools,
    conversationOf(8, { name: "yard" }, [[ana, "Nettles!"]]),
    ...more,
  ]);
  const notify = Object.assign(() => undefined, { title: () => undefined, end: () => undefined });
  const done = openScreen({
    parley,
    profile: { name: "dana", server: "https://parley.example", username: "dana", person: 1 },
    words: wordsIn("en", { zone: "UTC" }),
    settings: { ...defaultSettings, ...chosen },
    env: { TERM: "xterm-256color", CI: "", ...env },
    notify,
    stdin: terminal.stdin as unknown as NodeJS.ReadStream,
    stdout: terminal.stdout as unknown as NodeJS.WriteStream,
  });
  return { ...terminal, parley, done };
}

const esc = "\u001b";

test("the terminal is given back as it was: its screen, its cursor, its modes", async () => {
  const { terminal, shows, type, done, cursor, raw, written } = opened();
  await shows("Who has the ladder?");
  expect(terminal.buffer.active.type).toBe("alternate");
  expect(terminal.modes).toMatchObject({ sendFocusMode: true, wraparoundMode: false });
  expect(terminal.modes.mouseTrackingMode).toBe("none");
  expect(raw()).toBe(true);
  type("\u0003");
  await done;
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.buffer.active.type).toBe("normal");
  expect(terminal.modes).toMatchObject({
    bracketedPasteMode: false,
    sendFocusMode: false,
    wraparoundMode: true,
  });
  expect(cursor()).not.toBeNull();
  expect(raw()).toBe(false);
  expect(written().lastIndexOf("\u001b[?25h")).toBeGreaterThan(
    written().lastIndexOf("\u001b[?25l"),
  );
});

test("ended from outside it gives the terminal back too", async () => {
  const { terminal, shows, done } = opened();
  await shows("Who has the ladder?");
  process.emit("SIGTERM", "SIGTERM");
  await done;
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.buffer.active.type).toBe("normal");
  expect(terminal.modes.wraparoundMode).toBe(true);
});

test("ended from outside while an editor has the terminal, what that made of the message is kept", async () => {
  const folder = await mkdtemp(join(tmpdir(), "parley-editor-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [editor, begun, go] = ["editor", "begun", "go"].map((name) => join(folder, name));
  await writeFile(
    editor!,
    `#!/bin/sh\n: > ${begun}; until [ -e ${go} ] || [ ! -d ${folder} ]; do sleep 0.02; done; echo " more" >> "$1"\n`,
  );
  await chmod(editor!, 0o700);
  const { terminal, shows, type, parley, done } = opened({}, [], { VISUAL: editor });
  await shows("Who has the ladder?");
  type("words\u000f");
  await vi.waitFor(() => access(begun!), 4000);
  process.emit("SIGTERM", "SIGTERM");
  await new Promise(setImmediate);
  await writeFile(go!, "");
  await done;
  expect(parley.state.get().drafts.get(7)).toBe("words more");
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.modes).toMatchObject({ sendFocusMode: false, wraparoundMode: true });
});

test("the wheel scrolls where the mouse is turned on, and the mouse is given back", async () => {
  const { terminal, shows, until, type, done } = opened({ mouse: true });
  await shows("Who has the ladder?");
  expect(terminal.modes.mouseTrackingMode).toBe("vt200");
  type("\u001b[<64;40;5M");
  await until((text) => !text.includes("Who has the ladder?"));
  type("\u001b[<65;40;5M");
  await shows("Who has the ladder?");
  type("\u0003");
  await done;
  await new Promise<void>((settled) => terminal.write("", settled));
  expect(terminal.modes.mouseTrackingMode).toBe("none");
});

/** A press of the mouse's first button on what stands there. */
const clickOn = (text: string, words: string): string => {
  const lines = text.split("\n");
  const row = lines.findIndex((line) => line.includes(words));
  return `${esc}[<0;${lines[row]!.indexOf(words) + 1};${row + 1}M`;
};

test("a click opens a conversation, chooses a message, puts the cursor, and goes to the newest", async () => {
  const { shows, until, text, type, done, cursor } = opened({ mouse: true });
  await shows("Who has the ladder?");
  type(clickOn(text(), "yard"));
  await shows("Nettles!");
  type(clickOn(text(), "#tools"));
  await shows("Who has the ladder?");
  type(`hello${esc}[<64;60;5M`);
  await shows("Alt+End");
  await shows("hello");
  const before = text();
  type(clickOn(before, "Line 30."));
  await until((now) => /▶.*Line 30\./.test(now));
  // Nothing has moved for it, but that it says so.
  expect(
    text()
      .split("\n")
      .map((line) => line.indexOf("Line 30.")),
  ).toEqual(before.split("\n").map((line) => line.indexOf("Line 30.")));
  type(clickOn(text(), "↓ "));
  await shows("Who has the ladder?");
  type(clickOn(text(), "llo"));
  await until((now) => !now.includes("▶"));
  type("_");
  await shows("he_llo");
  expect(cursor()?.x).toBe(
    text()
      .split("\n")
      .find((line) => line.includes("he_"))!
      .indexOf("llo"),
  );
  type(`${esc}[<2;4;4M${esc}[<0;4;4m${esc}[M !!${esc}[32;4;4M`);
  type("!");
  await shows("he_!llo");
  type("\u0003\u0003");
  await done;
});

test("the wheel over the list moves the list, and the open conversation brings it back", async () => {
  const many = Array.from({ length: 30 }, (_, index) =>
    conversationOf(100 + index, { name: `zone-${index + 10}` }),
  );
  const { shows, until, text, type, done } = opened({ mouse: true }, many);
  await shows("Who has the ladder?");
  type(`${esc}[<65;4;5M`.repeat(4));
  await until((now) => now.split("\n")[2]!.startsWith(" #zone-19"));
  expect(text()).toContain("Who has the ladder?");
  type(clickOn(text(), "#zone-20"));
  await shows("▎#zone-20");
  type(`${esc}[1;3A`);
  await shows("▎#zone-19");
  type(`${esc}1`);
  await shows("▎#tools");
  type("\u0003");
  await done;
});

test("one key turns the mouse on and off; a mouse nobody turned on does nothing", async () => {
  const { terminal, shows, text, type, done } = opened();
  await shows("Who has the ladder?");
  type(`${clickOn(text(), "yard")}${esc}[<64;60;5M`);
  type(`${esc}M`);
  await shows("The mouse is on.");
  expect(text()).toContain("Who has the ladder?");
  expect(terminal.modes.mouseTrackingMode).toBe("vt200");
  type(clickOn(text(), "yard"));
  await shows("Nettles!");
  type(`${esc}M`);
  await shows("The mouse is off.");
  expect(terminal.modes.mouseTrackingMode).toBe("none");
  type("\u0003");
  await done;
});

test("the terminal's own ground decides the colours, as it opens and when it is changed", async () => {
  const { shows, until, written, type, text, done } = opened({ colours: "full" });
  await shows("Who has the ladder?");
  expect(written()).toContain(`${esc}]11;?`);
  const [onDark, onLight] = ["38;2;45;212;191", "38;2;15;118;110"];
  type(`${esc}]11;rgb:0000/0000/0000`);
  type(`${esc}\\`);
  await until(() => written().includes(onDark));
  expect(written()).not.toContain(onLight);
  type(`${esc}[?997;2n`);
  await until(() => written().includes(onLight));
  expect(text()).toContain("› Message #");
  type("\u0003");
  await done;
  expect(written()).toContain(`${esc}[?2031l`);
});

test("a ground that was chosen is not asked for", async () => {
  const { shows, written, type, done } = opened({ colours: "full", theme: "light" });
  await shows("Who has the ladder?");
  expect(written()).toContain("38;2;15;118;110");
  expect(written()).not.toContain(`${esc}]11;?`);
  type("\u0003");
  await done;
});

test("in plain mode nothing is drawn over, and no other screen is taken", async () => {
  const { terminal, shows, type, done, written } = opened({ plain: true });
  await shows("Ana: Who has the ladder?");
  expect(terminal.buffer.active.type).toBe("normal");
  type("\u0003");
  await done;
  expect(written()).not.toContain("\u001b[?1049h");
});
